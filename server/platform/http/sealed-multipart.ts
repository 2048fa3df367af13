import type { Request, Response } from 'express';
import multer from 'multer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '../errors.ts';
import { createSealedMulterStorage, type SealedSink } from '../storage/multer-sealed-storage.ts';

const MAX_NAME_BYTES = 64;
/** Boundary, part headers and line ends. */
const OVERHEAD_OF_PART = 1024;

type UploadLimits = {
  /** Name of the part that carries the file. */
  readonly field: string;
  /** Most octets of the file. */
  readonly maxBytes: number;
  readonly textFields: { readonly count: number; readonly maxBytes: number };
};

/**
 * Reads a multipart request with one file and some text fields, passing the file on as it comes. When it
 * rejects, the sink has settled and what it had kept is discarded. The rest of a refused request is read and
 * dropped after the answer; it is bounded, because the request must announce its length.
 * @throws AppError, or what the sink threw
 */
export async function receiveSealedUpload<Result>(
  raw: { readonly request: IncomingMessage; readonly response: ServerResponse },
  upload: UploadLimits & { readonly sink: SealedSink<Result> },
): Promise<{ result: Result; fields: Readonly<Record<string, string>> }> {
  requireBoundedLength(raw.request, upload);
  const storage = createSealedMulterStorage(upload.sink);
  const request = raw.request as Request;
  try {
    await Promise.race([
      parse(request, raw.response as Response, upload, storage),
      storage.failure,
    ]);
    const received = storage.received();
    if (!received) throw invalid(upload.field, 'is required');
    return { result: await received, fields: textFieldsOf(request.body) };
  } catch (error) {
    // A failure to discard is for the sweeps; the caller learns the first cause.
    await Promise.allSettled([storage.discard()]);
    throw storage.refusal() ?? error;
  } finally {
    // It holds the file name, which may tell what is sealed.
    delete request.file;
  }
}

function requireBoundedLength(
  request: IncomingMessage,
  { maxBytes, textFields }: UploadLimits,
): void {
  const length = request.headers['content-length'];
  if (length === undefined) throw new AppError('LENGTH_REQUIRED');
  const largest =
    maxBytes + OVERHEAD_OF_PART * 2 + textFields.count * (textFields.maxBytes + OVERHEAD_OF_PART);
  if (Number(length) > largest) throw new AppError('BODY_TOO_LARGE');
}

function parse(
  request: Request,
  response: Response,
  { field, maxBytes, textFields }: UploadLimits,
  storage: { readonly engine: multer.StorageEngine },
): Promise<void> {
  const middleware = multer({
    storage: storage.engine,
    limits: {
      files: 1,
      fileSize: maxBytes,
      fields: textFields.count,
      fieldSize: textFields.maxBytes,
      fieldNameSize: MAX_NAME_BYTES,
      fieldNestingDepth: 0,
      parts: textFields.count + 1,
      headerPairs: 8,
    },
  }).single(field);
  return new Promise((resolve, reject) => {
    middleware(request, response, (error: unknown) => {
      if (error) reject(asAppError(error));
      else resolve();
    });
  });
}

/** Without the multer error as a cause, because that carries the file name into the log. */
function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (!(error instanceof multer.MulterError)) {
    return new AppError('MALFORMED_BODY', { cause: error });
  }
  return new AppError(error.code === 'LIMIT_FILE_SIZE' ? 'BODY_TOO_LARGE' : 'VALIDATION_FAILED');
}

function textFieldsOf(body: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(body as Record<string, unknown>)) {
    if (typeof value !== 'string') throw invalid(name, 'may be given once');
    fields[name] = value;
  }
  return fields;
}

function invalid(path: string, message: string): AppError {
  return new AppError('VALIDATION_FAILED', { issues: [{ path, message }] });
}
