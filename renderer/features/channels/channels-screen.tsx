import { Plug, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { isTroubled } from '../../../shared/domain/channel.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LinkBadge } from '../../components/link-badge.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Live, SentenceHeading } from '../../components/sentence-heading.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useRowCursor } from '../../components/use-row-cursor.ts'
import { useTimeZone } from '../../lib/catalog.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useNow } from '../../lib/use-now.ts'
import { AddChannelDialog, type ChannelWish } from './add-channel-dialog.tsx'
import { CHANNEL_TABS, ChannelPanel, type ChannelTab } from './channel-panel.tsx'
import './channels.css'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { LinkWords } from './link-words.tsx'
import { useChannelActs } from './use-channel-acts.ts'

const TOPICS = ['channels', 'orders'] as const
/** Tables need the room. */
const WIDE_TABS: readonly ChannelTab[] = ['backlog', 'states', 'mapping', 'catalogue', 'stock', 'places']

/** Where orders come from: how each link stands, what waits, and a guided way to one more. */
export function ChannelsScreen({ openId }: { openId: string | null }) {
  const texts = useMessages('channelScreen')
  const verbs = useMessages('verbs')
  const [, navigate] = useLocation()
  const [params, setParams] = useSearchParams()
  const tab = CHANNEL_TABS.find((each) => each === params.get('tab')) ?? 'health'
  const role = useSession((session) => session.role)
  const live = useLive(TOPICS, (client) => client.channels.list({}))
  const [wish, setWish] = useState<ChannelWish | null>(null)
  const acts = useChannelActs()
  const rows = live.data ?? []
  const whyLead = roleAllows(role, 'lead') ? null : texts.needsLead
  const whyManager = roleAllows(role, 'manager') ? null : texts.needsManager

  const query = params.toString()
  const open = (id: string | null) => {
    const to = screenPath('channels', id)
    navigate(id === null || query === '' ? to : `${to}?${query}`, { replace: true })
  }
  const show = (next: ChannelTab) => setParams({ tab: next }, { replace: true })
  const cursor = useRowCursor(
    rows.map(({ channel }) => channel.id),
    open,
  )
  const opened = rows.find(({ channel }) => channel.id === openId) ?? null
  const pointed = opened ?? rows.find(({ channel }) => channel.id === cursor.id) ?? null
  const onPointed = (run: (row: ChannelRow) => void) => () => {
    if (pointed !== null) run(pointed)
  }

  const { group } = texts
  useKeyCommands([
    {
      id: 'channel.sync',
      label: texts.syncNow,
      group,
      footer: true,
      keys: ['s'],
      disabled: whyLead,
      run: onPointed(acts.sync),
    },
    {
      id: 'channel.pause',
      label: `${texts.pause} / ${texts.resume}`,
      group,
      footer: true,
      keys: ['p'],
      disabled: whyLead,
      run: onPointed(acts.flip),
    },
    {
      id: 'channel.add',
      label: texts.add,
      group,
      footer: true,
      keys: ['n'],
      disabled: whyManager,
      run: () => setWish({ kind: 'add' }),
    },
    {
      id: 'list.leave',
      label: verbs.close,
      group,
      quiet: true,
      keys: ['Escape'],
      run: () => (openId === null ? cursor.point(null) : open(null)),
    },
  ])

  const addButton = (
    <Button tone="primary" icon={Plus} why={whyManager} onPress={() => setWish({ kind: 'add' })}>
      {texts.add}
    </Button>
  )
  return (
    <div className={opened !== null && WIDE_TABS.includes(tab) ? 'screen-list channels-wide' : 'screen-list'}>
      <div className="screen channels">
        <ChannelsHeading rows={live.data} aside={addButton} />
        <LiveView live={live} skeleton={<Skeleton width="100%" height={260} />}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState icon={Plug} title={texts.emptyTitle} action={addButton}>
                {texts.emptyText}
              </EmptyState>
            ) : (
              <table className="channel-table" aria-label={texts.list}>
                <thead>
                  <tr>
                    <th scope="col">{texts.channel}</th>
                    <th scope="col">{texts.link}</th>
                    <th scope="col" className="channel-wide">
                      {texts.lastSuccess}
                    </th>
                    <th scope="col" className="table-end">
                      {texts.orders}
                    </th>
                    <th scope="col" className="table-end">
                      {texts.inbox}
                    </th>
                    <th scope="col" className="table-end">
                      {texts.outbox}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((row) => (
                    <ChannelLine
                      key={row.channel.id}
                      row={row}
                      isCursor={row.channel.id === (openId ?? cursor.id)}
                      onOpen={() => {
                        cursor.point(row.channel.id)
                        open(row.channel.id)
                      }}
                    />
                  ))}
                </tbody>
              </table>
            )
          }
        </LiveView>
      </div>
      {opened !== null && (
        <PanelBoundary id={opened.channel.id} onClose={() => open(null)}>
          <ChannelPanel
            key={opened.channel.id}
            row={opened}
            tab={tab}
            onTab={show}
            acts={acts}
            whyLead={whyLead}
            whyManager={whyManager}
            onAccess={() => setWish({ kind: 'access', channel: opened.channel })}
            onClose={() => open(null)}
          />
        </PanelBoundary>
      )}
      <AddChannelDialog
        wish={wish}
        taken={new Set(rows.map(({ channel }) => channel.id))}
        onClose={() => setWish(null)}
        onAdded={open}
      />
    </div>
  )
}

function ChannelsHeading(props: { rows: readonly ChannelRow[] | null; aside: ReactNode }) {
  const { rows } = props
  const texts = useMessages('channelScreen')
  const { separator } = useMessages('lists')
  if (rows === null) return <SentenceHeading aside={props.aside}>{null}</SentenceHeading>
  const orders = rows.reduce((sum, row) => sum + row.ordersToday, 0)
  const waiting = rows.reduce((sum, row) => sum + row.waiting, 0)
  const troubled = rows.filter(({ link }) => isTroubled(link))
  return (
    <SentenceHeading aside={props.aside}>
      {texts.first({ orders, channels: rows.length })}
      {waiting > 0 && `${separator}${texts.waiting({ count: waiting })}`}
      {troubled.length > 0 && (
        <>
          {separator}
          <Live tone="risk">
            {texts.trouble({ names: troubled.map(({ channel }) => channel.name), count: troubled.length })}
          </Live>
        </>
      )}
      .
    </SentenceHeading>
  )
}

function ChannelLine(props: { row: ChannelRow; isCursor: boolean; onOpen: () => void }) {
  const { row } = props
  const texts = useMessages('channelScreen')
  const format = useFormat()
  const timeZone = useTimeZone()
  const now = useNow(10_000)
  const { channel, lastSuccessAt } = row
  const { short: readOnly } = useMessages('channelWrites')
  return (
    <tr className={props.isCursor ? 'channel-row channel-row-cursor' : 'channel-row'} onClick={props.onOpen}>
      <th scope="row">
        <button type="button" className="channel-name" onClick={props.onOpen}>
          {channel.name}
        </button>
        <span className="unit">
          {texts.kinds[channel.kind]}
          {channel.sandbox && `, ${texts.sandbox}`}
        </span>
      </th>
      <td>
        <LinkBadge link={row.link} />
        {row.writes.kind === 'not-approved' && <span className="unit"> {readOnly}</span>}
        {row.link.kind !== 'online' && (
          <span className="channel-line-words">
            <LinkWords row={row} />
          </span>
        )}
      </td>
      <td className="channel-wide">
        {lastSuccessAt === null ? (
          <span className="unit">{texts.never}</span>
        ) : (
          <span title={format.exact(lastSuccessAt, timeZone)}>
            {format.relative(Math.min(lastSuccessAt, now), now)}
          </span>
        )}
      </td>
      <td className="table-end">{format.integer(row.ordersToday)}</td>
      <td className="table-end">{format.integer(row.inbox)}</td>
      <td className="table-end">{format.integer(row.waiting)}</td>
    </tr>
  )
}
