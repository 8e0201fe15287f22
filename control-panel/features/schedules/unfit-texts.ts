import { z } from 'zod';

const unfitText = z.object({ content: z.string(), title: z.string(), width: z.number(), height: z.number(), fontPx: z.number() });
export type UnfitText = z.infer<typeof unfitText>;

/** The texts and shapes that a refusal to publish names; what is not one of them is passed over. */
export function unfitTexts(details: unknown): UnfitText[] {
  if (!Array.isArray(details)) return [];
  return details.flatMap((each: unknown) => {
    const parsed = unfitText.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
}
