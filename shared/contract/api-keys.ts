import { z } from 'zod'
import { apiKey, apiKeyView, apiSecret } from '../domain/api-key.ts'
import * as scalars from '../domain/scalars.ts'
import { command, nothing, query } from './procedure.ts'

/** The keys of other programs. A secret is made by the window that shows it, and kept here as a hash. */
export const apiKeys = {
  /** The newest first, the revoked too. */
  keys: query('manager').input(z.object({})).output(z.array(apiKeyView)),
  addKey: command({
    role: 'manager',
    input: apiKey
      .pick({ name: true, scopes: true, siteIds: true })
      .extend({ keyId: scalars.uuid, secret: apiSecret }),
    output: nothing,
    needsHub: 'every-site',
  }),
  /** For good: calls with it are refused from now on. */
  revokeKey: command({
    role: 'manager',
    input: z.object({ keyId: scalars.uuid }),
    output: nothing,
    needsHub: 'every-site',
  }),
}
