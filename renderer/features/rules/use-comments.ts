import { useLive } from '../../lib/use-live.ts'

const TOPICS = ['rule-drafts'] as const

/** What people say of a draft; `owner` null = one's own. */
export function useComments(owner: string | null) {
  return useLive(TOPICS, (client) => client.rules.draftComments({ owner }), [owner])
}
