import { X } from 'lucide-react'
import { useState } from 'react'
import { roleAllows } from '../../../shared/domain/role.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { ChannelReserve } from '../../../shared/domain/stock.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { NumberField } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'

const CHANNELS = ['channels'] as const
const ALL = '*'

/** Units kept for one channel: those that are, and the form for one more. */
export function Reserves(props: {
  sku: string
  reserves: readonly ChannelReserve[]
  sites: readonly Site[]
}) {
  const { sku, reserves, sites } = props
  const texts = useMessages('stock')
  const verbs = useMessages('verbs')
  const format = useFormat()
  const names = useNames()
  const role = useSession((session) => session.role)
  const say = useToasts((toasts) => toasts.say)
  const set = useCommand((client) => client.stock.setReserve)
  const why = roleAllows(role, 'manager') ? null : texts.needsManager

  async function keep(reserve: ChannelReserve) {
    const outcome = await set.run(reserve)
    if (outcome.kind === 'done')
      say(
        'done',
        texts.reserveSaved({ sku, channel: names.channel(reserve.channelId), quantity: reserve.quantity }),
      )
  }

  const kept = reserves.filter(({ quantity }) => quantity > 0)
  return (
    <>
      <p className="unit">{texts.reserveText}</p>
      {kept.length > 0 && (
        <ul className="stock-holders">
          {kept.map((reserve) => (
            <li key={`${reserve.channelId}-${reserve.siteId}`}>
              <span>{names.channel(reserve.channelId)}</span>
              <span className="unit">
                {reserve.siteId === null ? texts.everywhere : names.site(reserve.siteId)}
              </span>
              <span className="stock-kept">
                {format.integer(reserve.quantity)}
                <IconButton
                  icon={X}
                  label={verbs.remove}
                  why={why}
                  onPress={() => void keep({ ...reserve, quantity: 0 })}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
      <NewReserve
        sku={sku}
        sites={sites}
        why={why}
        busy={set.busy}
        onKeep={(reserve) => void keep(reserve)}
      />
    </>
  )
}

function NewReserve(props: {
  sku: string
  sites: readonly Site[]
  why: string | null
  busy: boolean
  onKeep: (reserve: ChannelReserve) => void
}) {
  const texts = useMessages('stock')
  const channels = useLive(CHANNELS, (client) => client.channels.list({})).data ?? []
  const [channelId, setChannel] = useState<string | null>(null)
  const [siteId, setSite] = useState(ALL)
  const [quantity, setQuantity] = useState(1)
  const chosen = channelId ?? channels[0]?.channel.id ?? null
  if (chosen === null) return null
  return (
    <div className="stock-reserve">
      <Select
        label={texts.channel}
        choices={channels.map(({ channel }) => ({ id: channel.id, label: channel.name }))}
        value={chosen}
        onChange={setChannel}
      />
      <Select
        label={texts.site}
        choices={[
          { id: ALL, label: texts.allSites },
          ...props.sites.map(({ id, name }) => ({ id, label: name })),
        ]}
        value={siteId}
        onChange={setSite}
      />
      <NumberField label={texts.quantity} value={quantity} min={1} onChange={setQuantity} />
      <Button
        why={props.why}
        busy={props.busy}
        onPress={() =>
          props.onKeep({
            channelId: chosen,
            siteId: siteId === ALL ? null : siteId,
            sku: props.sku,
            quantity,
          })
        }
      >
        {texts.reserveAdd}
      </Button>
    </div>
  )
}
