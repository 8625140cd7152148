import { useState } from 'react'
import type { Rule } from '../../../shared/rules/document.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { ChangeList } from './change-list.tsx'

const TOPICS = ['rules'] as const

interface HistoryProps {
  readonly current: number
  readonly why: string | null
  /** As one's draft. */
  readonly onUse: (version: number, rules: readonly Rule[]) => void
  /** Put in force again, as the next version. */
  readonly onRestore: (version: number) => void
  readonly onClose: () => void
}

/** Every published version: when, by whom, why, what it changed; each can be put in force again or taken as the draft. */
export function HistoryDialog(props: HistoryProps & { readonly isOpen: boolean }) {
  const texts = useMessages('ruleEditor')
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.historyTitle} isWide>
      <Versions {...props} />
    </Dialog>
  )
}

function Versions(props: HistoryProps) {
  const texts = useMessages('ruleEditor')
  const format = useFormat()
  const timeZone = useTimeZone()
  const live = useLive(TOPICS, (client) => client.rules.history({}))
  const [opened, setOpened] = useState<number | null>(null)

  async function use(version: number) {
    const { rules } = await connection.client.rules.version({ version })
    props.onUse(version, rules)
    props.onClose()
  }

  return (
    <LiveView live={live} skeleton={<Skeleton width="100%" height={160} />}>
      {(versions) => (
        <ul className="rule-versions">
          {versions.map(({ version, publishedAt, author, note }) => (
            <li key={version}>
              <span>
                <strong>{texts.version({ version })}</strong>{' '}
                <span className="unit" title={format.exact(publishedAt, timeZone)}>
                  {format.dayOf(publishedAt, timeZone)} {format.time(publishedAt, timeZone)} · {author}
                </span>
                <span className="rule-fault">
                  {note === '' ? <span className="unit">{texts.noNote}</span> : note}
                </span>
              </span>
              <span className="rule-version-acts">
                <Button
                  tone="quiet"
                  onPress={() => setOpened((before) => (before === version ? null : version))}
                >
                  {texts.differences}
                </Button>
                {version === props.current ? (
                  <span className="unit">{texts.current}</span>
                ) : (
                  <>
                    <Button tone="quiet" why={props.why} onPress={() => void use(version)}>
                      {texts.restore}
                    </Button>
                    <Button why={props.why} onPress={() => props.onRestore(version)}>
                      {texts.putBack}
                    </Button>
                  </>
                )}
              </span>
              {opened === version && <WhatChanged version={version} />}
            </li>
          ))}
        </ul>
      )}
    </LiveView>
  )
}

/** From the version before it. */
export function WhatChanged({ version, from = version - 1 }: { version: number; from?: number }) {
  const live = useLive(
    TOPICS,
    async (client) => {
      const [before, after] = await Promise.all(
        [from, version].map(async (one) =>
          one === 0 ? [] : (await client.rules.version({ version: one })).rules,
        ),
      )
      return { base: before ?? [], rules: after ?? [] }
    },
    [from, version],
  )
  return (
    <LiveView live={live} skeleton={<Skeleton width="100%" height={40} />}>
      {(both) => <ChangeList {...both} />}
    </LiveView>
  )
}
