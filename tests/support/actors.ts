import { generate } from 'otplib';
import supertest, { type Test } from 'supertest';
import type { Role } from '../../core/contracts/vocabulary.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head';
type Server = Parameters<typeof supertest>[0];

export const origin = 'http://localhost:3000';
export const password = 'violet harbour ledger 19 comet';

/** Somebody who sends requests: with a session's cookie and token once signed in, like a browser would. */
export class Actor {
  readonly #server: Server;
  #cookie: string | undefined;
  #csrfToken: string | undefined;
  account: { id: string; role: Role; organisationId: string } | undefined;
  email = '';
  secondFactorSecret = '';

  constructor(server: Server) {
    this.#server = server;
  }

  get id(): string {
    if (!this.account) throw new Error('nobody has signed in');
    return this.account.id;
  }

  get organisationId(): string {
    if (!this.account) throw new Error('nobody has signed in');
    return this.account.organisationId;
  }

  get cookie(): string {
    return this.#cookie ?? '';
  }

  get csrfToken(): string {
    return this.#csrfToken ?? '';
  }

  request(method: Method, path: string): Test {
    const test = supertest(this.#server)[method](`/api/v1${path}`).set('Origin', origin);
    if (this.#cookie) void test.set('Cookie', this.#cookie);
    if (this.#csrfToken) void test.set('X-CSRF-Token', this.#csrfToken);
    return test;
  }

  get(path: string): Test {
    return this.request('get', path);
  }

  post(path: string, body?: object): Test {
    return this.request('post', path).send(body);
  }

  put(path: string, body?: object): Test {
    return this.request('put', path).send(body);
  }

  delete(path: string): Test {
    return this.request('delete', path);
  }

  /** First step of signing in; keeps what the answer sets. */
  async enterPassword(email = this.email, secret = password) {
    const response = await this.post('/session', { email, password: secret });
    this.#keep(response);
    return response;
  }

  async enterCode(now: Date) {
    const epoch = Math.floor(now.getTime() / 1000);
    const code = await generate({ secret: this.secondFactorSecret, epoch });
    const response = await this.post('/session/second-factor', { code });
    this.#keep(response);
    return response;
  }

  async signIn(now: Date): Promise<this> {
    await this.enterPassword();
    const response = await this.enterCode(now);
    if (response.status !== 200) throw new Error(`sign-in failed: ${response.text}`);
    this.account = (response.body as { account: NonNullable<Actor['account']> }).account;
    return this;
  }

  #keep(response: { headers: Record<string, unknown>; body: unknown }): void {
    const cookies = response.headers['set-cookie'] as string[] | undefined;
    this.#cookie = cookies?.[0]?.split(';')[0] ?? this.#cookie;
    this.#csrfToken = (response.body as { csrfToken?: string }).csrfToken ?? this.#csrfToken;
  }
}
