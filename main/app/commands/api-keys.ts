import { secretHash } from '../programs/api-keys.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

const MOST_KEYS = 100

/** The journal keeps a key's name and what it may, never its secret. */
export const apiKeyHandlers: Pick<HandlersOf<'programs'>, 'addKey' | 'revokeKey'> = {
  addKey: {
    journaled: ({ secret: _secret, ...rest }) => rest,
    prepare: async ({ keyId, name, scopes, siteIds, secret }) => {
      const hash = secretHash(secret)
      return async (context) => {
        const { tx, now } = context
        const keys = await tx.apiKeys.all()
        if (keys.length >= MOST_KEYS) refuse('apiKeys.tooMany', { most: MOST_KEYS })
        if (keys.some((key) => key.revokedAt === null && key.name.toLowerCase() === name.toLowerCase()))
          refuse('apiKeys.nameTaken', { name })
        if (keys.some(({ id }) => id === keyId) || (await tx.apiKeys.bySecret(hash)) !== null)
          refuse('apiKeys.exists')
        for (const site of siteIds ?? [])
          if ((await tx.sites.get(site)) === null) refuse('refusals.unknown.site', { site })
        await tx.apiKeys.insert(
          { id: keyId, name, scopes: [...new Set(scopes)], siteIds, createdAt: now, revokedAt: null },
          hash,
        )
        context.touch('programs')
        return {}
      }
    },
  },
  async revokeKey(context, { keyId }) {
    const { tx, now } = context
    const found = (await tx.apiKeys.all()).find(({ id }) => id === keyId)
    if (found === undefined) refuse('apiKeys.unknown')
    if (found.revokedAt !== null) return {}
    const { lastUsedAt: _lastUsedAt, ...key } = found
    await tx.apiKeys.update({ ...key, revokedAt: now })
    context.touch('programs')
    return {}
  },
}
