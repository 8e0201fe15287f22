import { boardAssets } from '../../domain/statistics/board.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { BoardsService } from './boards.service.ts';
import type { SharesService } from './shares.service.ts';

/** A link opens the pictures and films of its boards, as they are saved now, and no other file. */
export function createSharedFiles(shares: Pick<SharesService, 'find'>, boards: Pick<BoardsService, 'get'>) {
  return async (token: string, sha256: string): Promise<boolean> => {
    const shared = await shares.find(token);
    for (const id of shared?.boards ?? []) {
      const board = await boards.get(id).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'not-found') return null; // deleted since
        throw error;
      });
      if (board && boardAssets(board.design).some((asset) => asset.sha256 === sha256)) return true;
    }
    return false;
  };
}
