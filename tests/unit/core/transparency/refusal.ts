import { TransparencyError, type TransparencyCode } from '../../../../core/transparency/index.ts';

/** The code with which this is refused; anything else than a refusal fails the test. */
export function refusal(work: () => unknown): TransparencyCode {
  try {
    work();
  } catch (error) {
    return refusalIn(error).code;
  }
  throw new Error('It was not refused');
}

export async function refusalOf(work: Promise<unknown>): Promise<TransparencyError> {
  let result: unknown;
  try {
    result = await work;
  } catch (error) {
    return refusalIn(error);
  }
  throw new Error(`It was not refused: ${JSON.stringify(result)}`);
}

function refusalIn(error: unknown): TransparencyError {
  if (error instanceof TransparencyError) return error;
  throw error;
}
