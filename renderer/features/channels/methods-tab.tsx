import { Check, CircleHelp, Pencil, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { ShippingMethodView } from '../../../shared/contract/channel-methods.ts'
import { Button } from '../../components/button.tsx'
import { Instant } from '../../components/instant.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { PanelSection } from '../../components/panel.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useRowCursor } from '../../components/use-row-cursor.ts'
import { useTimeZone } from '../../lib/catalog.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import { MethodDialog } from './method-dialog.tsx'
import { type Methods, useMethods } from './use-methods.ts'
import { useTargetWords } from './use-target-words.ts'

const TOPICS = ['channels', 'orders'] as const

/** What each shipping method of the channel means for an order: proposed by its name, or confirmed by a lead. */
export function MethodsTab({ channelId, why }: { channelId: string; why: string | null }) {
  const texts = useMessages('channelMethods')
  const methods = useMethods(channelId)
  const live = useLive(TOPICS, (client) => client.channels.methods({ channelId }), [channelId])
  const [edited, setEdited] = useState<ShippingMethodView | null>(null)
  return (
    <PanelSection title={texts.title}>
      <LiveView live={live} skeleton={<Skeleton width="100%" height={160} />}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="unit">{texts.none}</p>
          ) : (
            <>
              <p className="unit">{texts.intro}</p>
              <ConfirmAll rows={rows} methods={methods} why={why} />
              <MethodList rows={rows} methods={methods} why={why} onEdit={setEdited} />
            </>
          )
        }
      </LiveView>
      {edited !== null && <MethodDialog method={edited} methods={methods} onClose={() => setEdited(null)} />}
    </PanelSection>
  )
}

interface ListProps {
  rows: readonly ShippingMethodView[]
  methods: Methods
  why: string | null
}

/** A name with one reading; what only hints is answered one by one. */
function certainTarget({ target, proposal }: ShippingMethodView) {
  return target === null && proposal?.isCertain === true ? proposal.target : null
}

function ConfirmAll({ rows, methods, why }: ListProps) {
  const texts = useMessages('channelMethods')
  const proposed = rows.flatMap((row) => {
    const target = certainTarget(row)
    return target === null ? [] : [{ key: row.key, target }]
  })
  if (proposed.length === 0) return null
  return (
    <div className="channel-actions">
      <Button icon={Check} why={why} busy={methods.busy} onPress={() => void methods.send(proposed)}>
        {texts.confirmAll({ count: proposed.length })}
      </Button>
    </div>
  )
}

function MethodList({
  rows,
  methods,
  why,
  onEdit,
}: ListProps & { onEdit: (row: ShippingMethodView) => void }) {
  const texts = useMessages('channelMethods')
  const find = (key: string | null) => rows.find((row) => row.key === key)
  const cursor = useRowCursor(
    rows.map(({ key }) => key),
    (key) => {
      const row = find(key)
      if (row && why === null) onEdit(row)
    },
  )
  useKeyCommands([
    {
      id: 'methods.confirm',
      label: texts.confirm,
      group: texts.title,
      footer: true,
      keys: ['c'],
      disabled: why,
      run: () => {
        const row = find(cursor.id)
        const target = row && certainTarget(row)
        if (row && target) void methods.send([{ key: row.key, target }])
      },
    },
  ])
  return (
    <ul className="unmapped methods">
      {rows.map((row) => (
        <Method
          key={row.key}
          row={row}
          methods={methods}
          why={why}
          isPointed={row.key === cursor.id}
          onPoint={() => cursor.point(row.key)}
          onEdit={() => onEdit(row)}
        />
      ))}
    </ul>
  )
}

interface MethodProps extends Omit<ListProps, 'rows'> {
  row: ShippingMethodView
  isPointed: boolean
  onPoint: () => void
  onEdit: () => void
}

function Method({ row, methods, why, isPointed, onPoint, onEdit }: MethodProps) {
  const texts = useMessages('channelMethods')
  const verbs = useMessages('verbs')
  const timeZone = useTimeZone()
  const certain = certainTarget(row)
  return (
    <li className={isPointed ? 'unmapped-sku unmapped-cursor' : 'unmapped-sku'} onClick={onPoint}>
      <div className="methods-said">
        <strong className="methods-name">{row.name === '' ? texts.unnamed : row.name}</strong>
        <span className="unit">
          {row.told !== null && `${texts.told[row.told]}, `}
          {texts.orders({ orders: row.orders })}, {texts.lastSeen}{' '}
          <Instant at={row.lastSeen} timeZone={timeZone} />
        </span>
      </div>
      <Meaning row={row} />
      <div className="channel-actions">
        {certain !== null && (
          <Button
            tone="quiet"
            icon={Check}
            why={why}
            busy={methods.busy}
            {...(isPointed ? { binding: 'c' } : {})}
            onPress={() => void methods.send([{ key: row.key, target: certain }])}
          >
            {texts.confirm}
          </Button>
        )}
        <Button tone="quiet" icon={Pencil} why={why} onPress={onEdit}>
          {verbs.change}
        </Button>
        {row.target !== null && (
          <Button
            tone="quiet"
            icon={Undo2}
            why={why}
            busy={methods.busy}
            onPress={() => void methods.send([{ key: row.key, target: null }])}
          >
            {texts.asProposed}
          </Button>
        )}
      </div>
    </li>
  )
}

function Meaning({ row: { target, proposal, decidedBy, waiting } }: { row: ShippingMethodView }) {
  const texts = useMessages('channelMethods')
  const words = useTargetWords()
  const meant = target ?? (proposal?.isCertain === true ? proposal.target : null)
  return (
    <div className="methods-meaning">
      <span>
        {meant !== null
          ? words(meant)
          : proposal === null
            ? texts.unknown
            : texts.maybe({ target: words(proposal.target) })}
      </span>
      {waiting > 0 ? (
        <StatusBadge tone="risk" icon={CircleHelp} label={texts.waiting({ orders: waiting })} />
      ) : target === null ? (
        meant !== null && <StatusBadge tone="neutral" icon={CircleHelp} label={texts.proposed} />
      ) : (
        <StatusBadge tone="done" icon={Check} label={texts.confirmed({ person: decidedBy ?? '' })} />
      )}
    </div>
  )
}
