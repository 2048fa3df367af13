/** One of a closed list; `id` is the value that the form keeps. */
export type Option<T extends string = string> = {
  readonly id: T;
  readonly label: string;
  readonly description?: string | undefined;
  readonly isDisabled?: boolean | undefined;
};
