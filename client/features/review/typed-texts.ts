/** What a reviewer has typed and not sealed yet. */
export type TypedTexts = {
  /** Goes with a decision. */
  readonly decision: string;
  /** Stands for itself. */
  readonly remark: string;
};
export type Typing = {
  readonly typed: TypedTexts;
  readonly onType: (change: Partial<TypedTexts>) => void;
};

export const NOTHING_TYPED: TypedTexts = { decision: '', remark: '' };
