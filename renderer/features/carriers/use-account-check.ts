import { useState } from 'react'
import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { connection } from '../../lib/client.ts'
import { type AccountDraft, draftOf, proposal } from './account-draft.ts'

export type Verdict =
  | { readonly kind: 'taken'; readonly name: string | null }
  | { readonly kind: 'failed'; readonly problem: Message }

/** Asks the carrier about the credentials as they are typed; any later change of them needs a new answer. */
export function useAccountCheck(draft: AccountDraft, known: CarrierAccount | null) {
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<{ readonly of: string; readonly verdict: Verdict } | null>(null)
  const asked = accessOf(draft)
  const verdict = answer?.of === asked ? answer.verdict : null
  const isAsBefore = known !== null && accessOf(draftOf(known)) === asked
  const isGood =
    verdict === null ? isAsBefore || CARRIER_ABILITIES[draft.kind].ownRange : verdict.kind === 'taken'

  async function run() {
    setBusy(true)
    setAnswer(null)
    try {
      setAnswer({ of: asked, verdict: await connection.client.carriers.checkAccount(proposal(draft)) })
    } catch {
      setAnswer({ of: asked, verdict: { kind: 'failed', problem: message('carrierAccounts.notAsked') } })
    } finally {
      setBusy(false)
    }
  }
  return { busy, verdict, isGood, run }
}

function accessOf({ url, isSandbox, fields }: AccountDraft): string {
  const filled = Object.entries(fields).filter(([, value]) => value.trim() !== '')
  return JSON.stringify([url.trim(), isSandbox, filled.toSorted(([a], [b]) => (a < b ? -1 : 1))])
}
