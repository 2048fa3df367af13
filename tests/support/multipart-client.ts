import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';

export type Part = { name: string; filename?: string; content: string | Uint8Array };

const boundary = 'boundary-of-the-test';

/** A multipart body as octets, so that it can be cut, counted and malformed. */
export function multipartBody(parts: readonly Part[]): Buffer {
  const chunks = parts.flatMap(({ name, filename, content }) => [
    Buffer.from(partHead(name, filename)),
    Buffer.from(content as string),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]);
}

export function partHead(name: string, filename?: string): string {
  const disposition = `form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}`;
  const type = filename === undefined ? '' : 'Content-Type: application/pgp-encrypted\r\n';
  return `--${boundary}\r\nContent-Disposition: ${disposition}\r\n${type}\r\n`;
}

/** A request whose body is written by the caller. `length` undefined: chunked. */
export function openUpload(port: number, length?: number): ClientRequest {
  return request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/upload',
    headers: {
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      ...(length === undefined ? {} : { 'Content-Length': length }),
    },
  });
}

export async function answerTo(upload: ClientRequest): Promise<{ status: number; body: unknown }> {
  const [response] = (await once(upload, 'response')) as [
    AsyncIterable<Buffer> & { statusCode: number },
  ];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return {
    status: response.statusCode,
    body: JSON.parse(Buffer.concat(chunks).toString()) as unknown,
  };
}

export async function post(port: number, body: Buffer) {
  const upload = openUpload(port, body.length);
  upload.end(body);
  return answerTo(upload);
}
