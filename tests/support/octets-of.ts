import type { Test } from 'supertest';

/** The body of an answer as it came, whatever its type. */
export async function octetsOf(request: Test): Promise<Buffer> {
  const response = await request.buffer(true).parse((stream, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      done(null, Buffer.concat(chunks));
    });
  });
  return response.body as Buffer;
}
