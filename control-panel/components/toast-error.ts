import { asApiError } from '../data/api-error.ts';
import { language } from '../locales/language.ts';
import { toast } from './toast.ts';

/** Says what went wrong in the person's language: `await save().catch(toastError)`. */
export function toastError(thrown: unknown): void {
  toast(asApiError(thrown).words(language()), { tone: 'bad' });
}
