import { useState } from 'react'
import { roleAllows } from '../../../shared/domain/role.ts'
import type { SetAside } from '../../../shared/domain/set-aside.ts'
import { Button } from '../../components/button.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'

interface Desktop {
  readonly deviceId: string
  readonly name: string
  readonly siteId: string
}

/** Units that desktops may hand out while they work alone: those that are, the form for more, and what leaves here. */
export function SetAsideUnits(props: {
  sku: string
  setAside: readonly (SetAside & { readonly isHere: boolean })[]
  desktops: readonly Desktop[]
}) {
  const { sku, setAside, desktops } = props
  const texts = useMessages('setAside')
  const format = useFormat()
  const names = useNames()
  const role = useSession((session) => session.role)
  const say = useToasts((toasts) => toasts.say)
  const set = useCommand((client) => client.stock.setAside)
  const why = roleAllows(role, 'manager') ? null : texts.needsManager

  async function keep({ deviceId, name }: Pick<Desktop, 'deviceId' | 'name'>, quantity: number) {
    const outcome = await set.run({ deviceId, sku, quantity })
    if (outcome.kind !== 'done') return
    const said =
      quantity === 0 ? texts.asked({ sku, desktop: name }) : texts.kept({ sku, desktop: name, quantity })
    say('done', said)
  }

  return (
    <>
      <p className="unit">{texts.text}</p>
      {setAside.length > 0 && (
        <ul className="stock-holders">
          {setAside.map((one) => (
            <li key={one.deviceId}>
              <span>{one.name}</span>
              <span className="unit">
                {names.site(one.siteId)}
                {one.usable < one.quantity && ` · ${texts.comingBack({ count: one.quantity - one.usable })}`}
              </span>
              <span className="stock-kept">
                {format.integer(one.quantity)}
                {one.usable > 0 && (
                  <Button tone="quiet" why={why} busy={set.busy} onPress={() => void keep(one, 0)}>
                    {texts.takeBack}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {setAside.map((one) => one.isHere && one.usable > 0 && <HandOut key={one.deviceId} units={one} />)}
      {desktops.length === 0 ? (
        setAside.length === 0 && <p className="unit">{texts.noDesktops}</p>
      ) : (
        <NewUnits
          desktops={desktops}
          why={why}
          busy={set.busy}
          onKeep={(desktop, quantity) => void keep(desktop, quantity)}
        />
      )}
    </>
  )
}

function NewUnits(props: {
  desktops: readonly Desktop[]
  why: string | null
  busy: boolean
  onKeep: (desktop: Desktop, quantity: number) => void
}) {
  const { desktops, why, busy, onKeep } = props
  const texts = useMessages('setAside')
  const names = useNames()
  const [deviceId, setDesktop] = useState(desktops[0]?.deviceId ?? '')
  const [quantity, setQuantity] = useState(1)
  const chosen = desktops.find((one) => one.deviceId === deviceId) ?? desktops[0]
  if (chosen === undefined) return null
  return (
    <div className="stock-reserve">
      <Select
        label={texts.desktop}
        choices={desktops.map((one) => ({
          id: one.deviceId,
          label: `${one.name}, ${names.site(one.siteId)}`,
        }))}
        value={chosen.deviceId}
        onChange={setDesktop}
      />
      <NumberField label={texts.units} value={quantity} min={1} onChange={setQuantity} />
      <Button why={why} busy={busy} onPress={() => onKeep(chosen, quantity)}>
        {texts.keep}
      </Button>
    </div>
  )
}

function HandOut({ units: { siteId, sku, usable } }: { units: SetAside }) {
  const texts = useMessages('setAside')
  const say = useToasts((toasts) => toasts.say)
  const { run, busy } = useCommand((client) => client.stock.handOut)
  const [quantity, setQuantity] = useState(1)
  const [note, setNote] = useState('')

  async function go() {
    const outcome = await run({ siteId, sku, quantity, note: note.trim() })
    if (outcome.kind !== 'done') return
    say('done', texts.handedOut({ sku, quantity }))
    setQuantity(1)
    setNote('')
  }

  return (
    <div className="stock-reserve">
      <Field label={texts.note} value={note} onChange={setNote} />
      <NumberField label={texts.units} value={quantity} min={1} max={usable} onChange={setQuantity} />
      <Button
        tone="primary"
        why={note.trim() === '' ? texts.noNote : null}
        busy={busy}
        onPress={() => void go()}
      >
        {texts.handOut}
      </Button>
    </div>
  )
}
