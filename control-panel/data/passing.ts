import type { ApiError, ApiErrorCode } from './api-error.ts';

const PASSING: readonly ApiErrorCode[] = ['unreachable', 'unavailable', 'too-many'];

/** Whether the same call may go well a little later. */
export const mayPass = ({ code }: ApiError): boolean => PASSING.includes(code);
