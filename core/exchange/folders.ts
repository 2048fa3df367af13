/** What a file belongs to: a submission, or a request. */
export type FileFolder = { readonly type: 'submission' | 'request'; readonly id: string };

/** Where the files of a folder are listed, and new ones are announced. */
export function filesPathOf({ type, id }: FileFolder): string {
  return `/${type}s/${id}/files`;
}
