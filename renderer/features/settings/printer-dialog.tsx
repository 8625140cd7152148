import { useState } from 'react'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useSites } from '../../lib/catalog.ts'
import { random } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'
import {
  A4,
  BLANK_PRINTER,
  CONNECTION_KINDS,
  formOf,
  LANGUAGES,
  type PrinterConfig,
  type PrinterForm,
  printerOf,
} from './printer-config.ts'

/** A new printer, or one that is there: how it is reached, what it speaks, its label. */
export function PrinterDialog(props: {
  /** null = closed. */
  wish: { readonly printer: PrinterConfig | null } | null
  onClose: () => void
}) {
  const { wish } = props
  const { printers } = useMessages('settings')
  return (
    <Dialog isOpen={wish !== null} onClose={props.onClose} title={wish?.printer?.name ?? printers.add}>
      {wish !== null && <PrinterFields printer={wish.printer} onClose={props.onClose} />}
    </Dialog>
  )
}

const DEVICES = ['devices'] as const
const PRINTING = ['printing'] as const
const DPIS = ['203', '300'] as const

function PrinterFields(props: { printer: PrinterConfig | null; onClose: () => void }) {
  const texts = useMessages('settings')
  const verbs = useMessages('verbs')
  const { printers } = texts
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand((client) => client.printers.put)
  const [id] = useState(() => props.printer?.id ?? `printer-${uuidv7(roomClock.now(), random).slice(-12)}`)
  const [form, setForm] = useState(props.printer === null ? BLANK_PRINTER : formOf(props.printer))
  const change = (part: Partial<PrinterForm>) => setForm((old) => ({ ...old, ...part }))
  const sites = useSites() ?? []
  const devices = useLive(DEVICES, (client) => client.devices.list({})).data?.devices ?? []
  const stations = devices.filter(
    ({ id: stationId, revokedAt }) => revokedAt === null || stationId === form.deviceId,
  )
  const made = printerOf(id, form)

  async function save() {
    if (made === null) return
    const outcome = await put.run(made)
    if (outcome.kind !== 'done') return
    say('done', printers.saved({ printer: made.name }))
    props.onClose()
  }

  return (
    <>
      <Field label={printers.name} value={form.name} onChange={(name) => change({ name })} autoFocus />
      <Select
        label={printers.kind}
        choices={CONNECTION_KINDS.map((kind) => ({ id: kind, label: printers.kinds[kind] }))}
        value={form.kind}
        onChange={(kind) => change({ kind })}
      />
      <ConnectionFields form={form} onChange={change} />
      <Select
        label={printers.language}
        choices={LANGUAGES.map((language) => ({ id: language, label: printers.languages[language] }))}
        value={form.language}
        onChange={(language) => change({ language, ...(language === 'pdf' ? A4 : {}) })}
      />
      <Select
        label={printers.site}
        choices={[
          { id: '', label: printers.anySite },
          ...sites.map((site) => ({ id: site.id, label: site.name })),
        ]}
        value={form.siteId}
        onChange={(siteId) => change({ siteId })}
      />
      {stations.length > 0 && (
        <Select
          label={printers.station}
          choices={[
            { id: '', label: printers.thisMachine },
            ...stations.map(({ id: stationId, name }) => ({ id: stationId, label: name })),
          ]}
          value={form.deviceId}
          onChange={(deviceId) => change({ deviceId })}
        />
      )}
      <div className="settings-triple">
        <Select
          label={printers.dpi}
          choices={DPIS.map((dpi) => ({ id: dpi, label: `${dpi} dpi` }))}
          value={form.dpi}
          onChange={(dpi) => change({ dpi })}
        />
        <NumberField
          label={printers.width}
          value={form.widthMm}
          min={20}
          max={300}
          unit="mm"
          onChange={(widthMm) => change({ widthMm })}
        />
        <NumberField
          label={printers.height}
          value={form.heightMm}
          min={20}
          max={500}
          unit="mm"
          onChange={(heightMm) => change({ heightMm })}
        />
      </div>
      <FallbackFields id={id} form={form} onChange={change} />
      <div className="dialog-buttons">
        <Button onPress={props.onClose}>{verbs.cancel}</Button>
        <Button
          tone="primary"
          busy={put.busy}
          why={made === null ? printers.complete : null}
          onPress={() => void save()}
        >
          {verbs.save}
        </Button>
      </div>
    </>
  )
}

/** Another printer for what waits here too long. */
function FallbackFields(props: {
  id: string
  form: PrinterForm
  onChange: (part: Partial<PrinterForm>) => void
}) {
  const { id, form, onChange } = props
  const { printers: texts } = useMessages('settings')
  const printers = useLive(PRINTING, (client) => client.printers.list({})).data ?? []
  const others = printers.filter(({ id: other, connection }) => other !== id && connection.kind !== 'virtual')
  if (others.length === 0) return null
  return (
    <div className="settings-pair">
      <Select
        label={texts.fallback}
        choices={[
          { id: '', label: texts.noFallback },
          ...others.map((other) => ({ id: other.id, label: other.name })),
        ]}
        value={form.fallbackId}
        onChange={(fallbackId) => onChange({ fallbackId })}
      />
      {form.fallbackId !== '' && (
        <NumberField
          label={texts.fallbackAfter}
          value={form.fallbackMinutes}
          min={1}
          max={9}
          unit="min"
          onChange={(fallbackMinutes) => onChange({ fallbackMinutes })}
        />
      )}
    </div>
  )
}

function ConnectionFields(props: { form: PrinterForm; onChange: (part: Partial<PrinterForm>) => void }) {
  const { form, onChange } = props
  const { printers } = useMessages('settings')
  switch (form.kind) {
    case 'tcp':
      return (
        <div className="settings-pair">
          <Field
            label={printers.host}
            help={printers.hostHelp}
            value={form.host}
            onChange={(host) => onChange({ host })}
            isMono
          />
          <NumberField
            label={printers.port}
            value={form.port}
            min={1}
            max={65_535}
            onChange={(port) => onChange({ port })}
          />
        </div>
      )
    case 'cups':
      return (
        <div className="settings-pair">
          <Field
            label={printers.queue}
            help={printers.queueHelp}
            value={form.queue}
            onChange={(queue) => onChange({ queue })}
            isMono
          />
          <Field
            label={printers.server}
            help={printers.serverHelp}
            value={form.server}
            onChange={(server) => onChange({ server })}
            isMono
          />
        </div>
      )
    case 'file':
      return (
        <Field
          label={printers.folder}
          help={printers.folderHelp}
          value={form.directory}
          onChange={(directory) => onChange({ directory })}
          isMono
        />
      )
    case 'usb':
      return (
        <>
          <div className="settings-pair">
            <Field
              label={printers.vendor}
              help={printers.usbHelp}
              value={form.vendorId}
              onChange={(vendorId) => onChange({ vendorId })}
              isMono
            />
            <Field
              label={printers.product}
              value={form.productId}
              onChange={(productId) => onChange({ productId })}
              isMono
            />
          </div>
          <Field
            label={printers.serial}
            help={printers.serialHelp}
            value={form.serialNumber}
            onChange={(serialNumber) => onChange({ serialNumber })}
            isMono
          />
        </>
      )
    case 'windows-spooler':
      return (
        <Field label={printers.spooler} value={form.spooler} onChange={(spooler) => onChange({ spooler })} />
      )
  }
}
