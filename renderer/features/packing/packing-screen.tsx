import { ArrowLeft, CircleHelp, OctagonAlert, Printer, Settings2 } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../../components/button.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useSites } from '../../lib/catalog.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import { useScanner } from '../../lib/use-scanner.ts'
import { CheckingView } from './checking.tsx'
import { CommandSheet } from './command-sheet.tsx'
import { LabelledView } from './labelled.tsx'
import { OutcomeOverlay } from './outcome-overlay.tsx'
import { countOf, currentItem, type Station } from './pack-session.ts'
import './packing.css'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { OwnLabelDialog } from './own-label-dialog.tsx'
import { ProblemDialog } from './problem-dialog.tsx'
import { ReprintDialog } from './reprint-dialog.tsx'
import { ScanBox } from './scan-box.tsx'
import { SetupDialog } from './setup-dialog.tsx'
import { useStationSettings, VIRTUAL } from './station-settings.ts'
import { StopSignView } from './stop-sign.tsx'
import { usePackStation } from './use-pack-station.ts'
import { useStrayKeys } from './use-stray-keys.ts'
import { Waiting } from './waiting.tsx'

const QUEUE_TOPICS = ['orders', 'printing', 'sites'] as const
const QUEUE_LENGTH = 200
const SHEET = 'commands'

/** Full screen, no rail: the one task of the person at the bench. '/pack/commands' is the printable sheet. */
export function PackingScreen({ openId, person = null }: { openId: string | null; person?: ReactNode }) {
  const [, navigate] = useLocation()
  const { siteId, printerId } = useStationSettings()
  const [isSettingUp, setSettingUp] = useState(false)
  if (openId === SHEET) return <CommandSheet onBack={() => navigate(screenPath('packing'))} />
  const isChosen = siteId !== null && printerId !== null
  return (
    <>
      {isChosen ? (
        <Bench siteId={siteId} printerId={printerId} person={person} onSetup={() => setSettingUp(true)} />
      ) : (
        <div className="pack" />
      )}
      <SetupDialog
        isOpen={!isChosen || isSettingUp}
        onChosen={() => setSettingUp(false)}
        onClose={() => (isChosen ? setSettingUp(false) : navigate(screenPath('overview')))}
      />
    </>
  )
}

function Bench(props: { siteId: string; printerId: string; person: ReactNode; onSetup: () => void }) {
  const { siteId, printerId } = props
  const texts = useMessages('packing')
  const [, navigate] = useLocation()
  const sound = useStationSettings((settings) => settings.sound)
  const site = useSites()?.find(({ id }) => id === siteId)
  const queue = useLive(QUEUE_TOPICS, (client) => client.packing.queue({ siteId, limit: QUEUE_LENGTH }), [
    siteId,
  ])
  const pack = usePackStation({ siteId, printerId, sound, queue: queue.data ?? [] })
  const scanInput = useRef<HTMLInputElement>(null)
  const { station, outcome } = pack
  const hasStrayKeys = useStrayKeys()
  useScanner(pack.scan)

  /** Enter continues, but never counts: a unit is scanned or tapped, one by one. */
  function goOn() {
    if (hasStrayKeys()) return
    if (outcome !== null && outcome.tone !== 'done') return pack.closeOutcome()
    if (station.kind !== 'checking' || currentItem(station) === null) pack.confirm()
  }

  const { group } = texts
  useKeyCommands([
    {
      id: 'pack.go-on',
      label: texts.signs.goOn,
      group,
      keys: ['Enter'],
      run: goOn,
    },
    {
      id: 'pack.aside',
      label: texts.putAside,
      group,
      keys: ['Escape'],
      run: () => (outcome === null ? pack.putAside() : pack.closeOutcome()),
    },
    { id: 'pack.type', label: texts.typeKey, group, keys: ['/'], run: () => scanInput.current?.focus() },
    {
      id: 'pack.problem',
      label: texts.problem,
      group,
      keys: ['p'],
      run: () => {
        if (station.kind === 'checking') pack.ask('problem')
      },
    },
    {
      id: 'pack.reprint',
      label: texts.reprint,
      group,
      keys: ['r'],
      run: () => {
        if (station.kind === 'labelled') pack.ask('reprint')
      },
    },
  ])

  return (
    <div className="pack">
      <header className="pack-head">
        <Button tone="quiet" size="touch" icon={ArrowLeft} onPress={() => navigate(screenPath('overview'))}>
          {texts.leave}
        </Button>
        <Progress station={station} siteName={site?.name ?? siteId} />
        <PrinterState printerId={printerId} />
        {props.person}
        <Button
          tone="quiet"
          size="touch"
          icon={CircleHelp}
          onPress={() => navigate(screenPath('packing', SHEET))}
        >
          {texts.sheet}
        </Button>
        <Button tone="quiet" size="touch" icon={Settings2} onPress={props.onSetup}>
          {texts.setup}
        </Button>
      </header>
      <main className="pack-frame">
        {station.kind === 'waiting' && (
          <Waiting
            queue={queue}
            siteId={siteId}
            printerId={printerId}
            timeZone={site?.timeZone ?? 'UTC'}
            onTake={pack.take}
            onNext={pack.confirm}
          />
        )}
        {station.kind === 'checking' && <CheckingView checking={station} pack={pack} />}
        {station.kind === 'labelled' && <LabelledView task={station.task} pack={pack} />}
      </main>
      <footer className="pack-foot">
        <ScanBox inputRef={scanInput} onScan={pack.scan} />
      </footer>
      {station.kind === 'stopped' && <StopSignView stopped={station} onAside={pack.putAside} />}
      <OutcomeOverlay outcome={outcome} onClose={pack.closeOutcome} />
      {station.kind === 'checking' && (
        <ProblemDialog
          isOpen={pack.question === 'problem'}
          checking={station}
          onClose={() => pack.ask(null)}
          onReported={pack.handBack}
        />
      )}
      {station.kind === 'labelled' && (
        <ReprintDialog
          isOpen={pack.question === 'reprint'}
          fulfillment={station.task.fulfillment}
          printerId={printerId}
          onClose={() => pack.ask(null)}
        />
      )}
      {station.kind === 'labelled' && (
        <OwnLabelDialog
          isOpen={pack.question === 'own-label'}
          fulfillmentId={station.task.fulfillment.id}
          onClose={() => pack.ask(null)}
        />
      )}
    </div>
  )
}

/** Whose order it is and how much of it is there. */
function Progress({ station, siteName }: { station: Station; siteName: string }) {
  const texts = useMessages('packing')
  if (station.kind === 'waiting') return <p className="pack-progress">{siteName}</p>
  const counted =
    station.kind === 'checking'
      ? station.items.reduce((sum, { sku }) => sum + countOf(station.counted, sku), 0)
      : null
  const expected =
    station.kind === 'checking' ? station.items.reduce((sum, item) => sum + item.expected, 0) : 0
  return (
    <p className="pack-progress">
      <span className="mono pack-reference">{station.task.reference}</span>
      {counted === null ? (
        <span>{texts.parcels({ count: station.task.fulfillment.parcels.length })}</span>
      ) : (
        <span>{texts.of({ counted, expected })}</span>
      )}
    </p>
  )
}

const PRINTING = ['printing'] as const

function PrinterState({ printerId }: { printerId: string }) {
  const inWords = useSay()
  const texts = useMessages('packing')
  const printer = useLive(PRINTING, (client) => client.printers.list({})).data?.find(
    ({ id }) => id === printerId,
  )
  const status = useLive(PRINTING, (client) => client.printers.status({ printerId }), [printerId]).data
  if (status === null) return null
  const ready = status.kind === 'ready'
  return (
    <StatusBadge
      tone={ready ? 'neutral' : status.kind === 'unknown' ? 'neutral' : 'risk'}
      icon={ready ? Printer : OctagonAlert}
      label={`${printerId === VIRTUAL ? texts.virtualPrinter : (printer?.name ?? printerId)} · ${inWords(status.sentence)}`}
    />
  )
}
