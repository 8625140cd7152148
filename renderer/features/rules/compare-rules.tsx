import { useState } from 'react'
import type { SharedDraft } from '../../../shared/contract/rules.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { LiveView } from '../../components/live-view.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import type { Client } from '../../lib/connection.ts'
import { useMessages } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import { ChangeList } from './change-list.tsx'
import type { RuleDraft } from './rule-draft.ts'

const HISTORY = ['rules'] as const
const BOTH = ['rules', 'rule-drafts'] as const
const OWN = 'own'

/** Any two of one's own draft, drafts of others and published versions: what the second has otherwise than the first. */
export function CompareRules(props: { draft: RuleDraft | null; shared: readonly SharedDraft[] }) {
  const { draft, shared } = props
  const texts = useMessages('ruleEditor')
  const history = useLive(HISTORY, (client) => client.rules.history({})).data ?? []
  const choices = [
    ...(draft === null ? [] : [{ id: OWN, label: draft.name === '' ? texts.ownDraft : draft.name }]),
    ...shared.map(({ owner, author, draft: { name } }) => ({
      id: `draft/${owner}`,
      label: name === '' ? texts.draftOf({ author }) : `${name} (${author})`,
    })),
    ...history.map(({ version }) => ({ id: `version/${version}`, label: texts.version({ version }) })),
  ]
  const newest = history[0] === undefined ? undefined : `version/${history[0].version}`
  const [chosen, choose] = useState<{ from?: string; to?: string }>({})
  const from = chosen.from ?? newest
  const to = chosen.to ?? choices.find(({ id }) => id !== from)?.id
  if (choices.length < 2 || from === undefined || to === undefined) return null
  return (
    <section className="compare-rules">
      <h3>{texts.compareTwo}</h3>
      <div className="rule-parameters">
        <Select
          label={texts.compareFrom}
          choices={choices}
          value={from}
          onChange={(id) => choose({ ...chosen, from: id })}
        />
        <Select
          label={texts.compareTo}
          choices={choices}
          value={to}
          onChange={(id) => choose({ ...chosen, to: id })}
        />
      </div>
      <Compared key={`${from} ${to}`} sides={[from, to]} own={draft?.rules ?? []} shared={shared} />
    </section>
  )
}

function Compared(props: {
  sides: readonly [string, string]
  own: readonly Rule[]
  shared: readonly SharedDraft[]
}) {
  const { sides, own, shared } = props
  const rulesOf = async (client: Client, id: string): Promise<readonly Rule[]> => {
    if (id === OWN) return own
    const [kind, name = ''] = id.split(/\/(.*)/s)
    if (kind === 'draft') return shared.find(({ owner }) => owner === name)?.draft.rules ?? []
    return (await client.rules.version({ version: Number(name) })).rules
  }
  const live = useLive(
    BOTH,
    async (client) => {
      const [base, rules] = await Promise.all(sides.map((id) => rulesOf(client, id)))
      return { base: base ?? [], rules: rules ?? [] }
    },
    [...sides],
  )
  return (
    <LiveView live={live} skeleton={<Skeleton width="100%" height={40} />}>
      {(both) => <ChangeList {...both} />}
    </LiveView>
  )
}
