import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { EMPTY_RULE_SET, type Rule } from '../../../shared/rules/document.ts'
import { connection, random } from '../../lib/client.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { afterTimeout } from '../../lib/use-live.ts'
import { meet } from './draft-meeting.ts'
import { type LocalDraft, useRuleDraft } from './use-rule-draft.ts'

/** A pause in writing after which the draft is brought to the control room. */
const QUIET_MS = 400

let isStarted = false
let isBusy = false
let isWanted = false
let cancel: (() => void) | null = null

/** From now on the draft of whoever is at this window is kept by the control room as well; begun once a page. */
export function startDraftExchange(): void {
  if (isStarted) return
  isStarted = true
  useRuleDraft.subscribe((state, before) => {
    if (state.draft !== before.draft && state.isDirty) soon(state.draft === null ? 0 : QUIET_MS)
  })
  connection.onStatus(() => soon())
  connection.onChange((topics) => {
    if (topics === null || topics.includes('rule-drafts')) soon()
  })
  soon()
}

function soon(ms = QUIET_MS): void {
  cancel?.()
  cancel = afterTimeout(ms, () => void exchange())
}

/** One at a time; without a line, or while the hub is away, it is tried again when that changes. */
async function exchange(): Promise<void> {
  isWanted = true
  if (isBusy) return
  isBusy = true
  try {
    while (isWanted && connection.status().kind === 'online') {
      isWanted = false
      await exchangeOnce()
    }
  } catch {
    // The draft is safe here; the next change of the line or of the draft tries again.
  } finally {
    isBusy = false
  }
}

async function exchangeOnce(): Promise<void> {
  const greeting = connection.hello()
  if (greeting === null || greeting.needsSignIn) return
  useRuleDraft.getState().sitDown(greeting.person?.id ?? greeting.actor)
  const { revision, draft } = await connection.client.rules.draft({})
  const known = useRuleDraft.getState().synced
  if (known === null || known.revision !== revision) {
    const base = draft === null ? [] : await publishedRules(draft.baseVersion)
    useRuleDraft.getState().exchanged(meet(useRuleDraft.getState(), { revision, draft, base }).local)
  }
  if (useRuleDraft.getState().isDirty) await bring(useRuleDraft.getState())
}

async function publishedRules(version: number): Promise<readonly Rule[]> {
  if (version === 0) return EMPTY_RULE_SET.rules
  return (await connection.client.rules.version({ version })).rules
}

async function bring({ draft: sent, synced }: LocalDraft): Promise<void> {
  const draft = sent && {
    baseVersion: sent.baseVersion,
    rules: [...sent.rules],
    name: sent.name,
    isShared: sent.isShared,
  }
  const answer = await connection.client.rules.saveDraft({
    commandId: uuidv7(roomClock.now(), random),
    input: { revision: synced?.revision ?? 0, draft },
  })
  if (answer.kind === 'refused') return
  const { isSaved, revision } = answer.value
  if (!isSaved) {
    isWanted = true
    return
  }
  const now = useRuleDraft.getState()
  const isDirty = now.draft !== sent
  now.exchanged({ draft: now.draft, synced: { revision, draft: sent }, isDirty })
  if (isDirty) isWanted = true
}
