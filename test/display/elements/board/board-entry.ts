import '../../../../display/elements/board/board.ts';
