import type { Rule } from '../../../shared/rules/document.ts'
import { useLive } from '../../lib/use-live.ts'
import { fingerprintOf } from './use-replay.ts'

const TOPICS = ['rules', 'sites', 'carriers'] as const

/** What these rules make of the pinned cases. */
export function useCases(rules: readonly Rule[]) {
  return useLive(TOPICS, (client) => client.rules.checkCases({ rules: [...rules] }), [fingerprintOf(rules)])
}
