import { useState } from 'react'
import { useLocation } from 'wouter'
import type { CarrierRow } from '../../../shared/contract/carriers.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { UNTILS, type Until, untilOf, ZONE_SETS, type ZoneSet, zonesOf } from './suspension-choices.ts'

const WHOLE = '*'

/** Asks what stops, why, until when and where; then says what became of the orders. */
export function SuspendDialog(props: { row: CarrierRow | null; onClose: () => void }) {
  const { row } = props
  const texts = useMessages('carriers')
  const names = useNames()
  return (
    <Dialog
      isOpen={row !== null}
      onClose={props.onClose}
      title={row === null ? '' : texts.suspendTitle({ carrier: names.carrier(row.carrierId) })}
    >
      {row !== null && <SuspendForm key={row.carrierId} row={row} onClose={props.onClose} />}
    </Dialog>
  )
}

function SuspendForm({ row, onClose }: { row: CarrierRow; onClose: () => void }) {
  const texts = useMessages('carriers')
  const verbs = useMessages('verbs')
  const timeZone = useTimeZone()
  const [, navigate] = useLocation()
  const say = useToasts((toasts) => toasts.say)
  const suspend = useCommand((client) => client.carriers.suspend)
  const [serviceId, setService] = useState(WHOLE)
  const [reason, setReason] = useState<string>(texts.usual.strike)
  const [until, setUntil] = useState<Until>('open')
  const [zoneSet, setZoneSet] = useState<ZoneSet>('all')
  const [typed, setTyped] = useState('')
  const zones = zonesOf(zoneSet, typed)
  const isReady = zones !== null && reason.trim() !== ''

  async function go() {
    if (zones === null) return
    const outcome = await suspend.run({
      carrierId: row.carrierId,
      serviceId: serviceId === WHOLE ? null : serviceId,
      zones,
      reason: reason.trim(),
      until: untilOf(until, roomClock.now(), timeZone),
    })
    if (outcome.kind !== 'done') return
    const { moved, blocked } = outcome.value
    const sentence = texts.moved({ moved, blocked })
    if (blocked === 0) say('done', sentence)
    else
      say('risk', sentence, {
        label: texts.show,
        run: () => navigate(`${screenPath('exceptions')}?group=carrier`),
      })
    onClose()
  }

  return (
    <>
      <p>{texts.suspendText}</p>
      <Select
        label={texts.which}
        choices={[
          { id: WHOLE, label: texts.allServices },
          ...row.services.map(({ service }) => ({ id: service.serviceId, label: service.name })),
        ]}
        value={serviceId}
        onChange={setService}
      />
      <div className="carrier-reason">
        <Field label={texts.reason} value={reason} onChange={setReason} autoFocus />
        <div className="carrier-presets">
          {Object.values(texts.usual).map((each) => (
            <Button key={each} tone="quiet" onPress={() => setReason(each)}>
              {each}
            </Button>
          ))}
        </div>
      </div>
      <div className="carrier-pair">
        <Select
          label={texts.untilLabel}
          choices={UNTILS.map((id) => ({ id, label: texts.untils[id] }))}
          value={until}
          onChange={setUntil}
        />
        <Select
          label={texts.zones}
          choices={ZONE_SETS.map((id) => ({ id, label: texts.zoneSets[id] }))}
          value={zoneSet}
          onChange={setZoneSet}
        />
      </div>
      {zoneSet === 'own' && (
        <Field
          label={texts.zonesOwn}
          help={texts.zonesHelp}
          error={typed.trim() !== '' && zones === null ? texts.zonesWrong : null}
          value={typed}
          onChange={setTyped}
          isMono
          autoFocus
        />
      )}
      <div className="carrier-actions">
        <Button onPress={onClose}>{verbs.cancel}</Button>
        <Button
          tone="primary"
          busy={suspend.busy}
          why={isReady ? null : zones === null ? texts.zonesWrong : texts.reason}
          onPress={() => void go()}
        >
          {texts.go}
        </Button>
      </div>
    </>
  )
}
