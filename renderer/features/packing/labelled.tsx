import {
  CircleCheck,
  Clock,
  OctagonAlert,
  Printer,
  Send,
  ShoppingBag,
  TriangleAlert,
  Truck,
} from 'lucide-react'
import type { PackTask, PrintJobView } from '../../../shared/contract/packing.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/panel.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { StatusBadge, type Tone } from '../../components/status-badge.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { CollectedNotice } from './collected.tsx'
import { LabelNotes } from './label-notes.tsx'
import { PaperNotes } from './paper-notes.tsx'
import type { PackStation } from './use-pack-station.ts'
import { Wishes } from './wishes.tsx'
import './labelled.css'

const PRINTING = ['printing'] as const

/** The label is on its way or out: what became of it, and the parcel leaves with the next scan. */
export function LabelledView(props: { task: PackTask; pack: PackStation }) {
  const { task, pack } = props
  const texts = useMessages('packing')
  const collection = useMessages('collection')
  const format = useFormat()
  const names = useNames()
  const inWords = useSay()
  const { role, canAsk } = useSession()
  const { fulfillment, destination, unlabelled } = task
  const jobs = useLive(
    PRINTING,
    (client) => client.packing.jobs({ fulfillmentId: fulfillment.id, printerId: null }),
    [fulfillment.id],
  )
  return (
    <div className="pack-body">
      <section className="pack-main pack-label-side" aria-label={texts.label}>
        {task.byHand === null ? (
          <LabelPicture job={jobs.data?.[0] ?? null} />
        ) : (
          <div className="pack-invite">
            <Truck size={120} aria-hidden />
            <p className="pack-large">{texts.leavesByHand({ carrier: task.byHand.carrier })}</p>
          </div>
        )}
      </section>
      <section className="pack-side">
        {task.byHand === null && <h2 className="pack-side-title">{texts.jobs}</h2>}
        {jobs.data === null ? (
          <Skeleton width="100%" height={40} />
        ) : (
          jobs.data.map((job) => (
            <JobState
              key={job.id}
              job={job}
              isOneOfSeveral={fulfillment.parcels.length > 1}
              printerId={pack.printerId}
            />
          ))
        )}
        {task.byHand === null && task.collected === null && <LabelNotes task={task} />}
        <PaperNotes task={task} printerId={pack.printerId} />
        {task.collected !== null && <CollectedNotice task={task} />}
        <Facts
          facts={[
            {
              name:
                task.collected !== null
                  ? collection.number
                  : task.byHand === null
                    ? texts.label
                    : texts.byHandTracking,
              value: fulfillment.parcels.map(({ number, trackingNumber }) => (
                <div key={number} className="mono">
                  {trackingNumber ?? texts.noTracking}
                </div>
              )),
            },
            // Whoever collects it is named above.
            ...(task.collected !== null
              ? []
              : [
                  {
                    name: task.byHand?.carrier ?? names.service(fulfillment.carrierId, fulfillment.serviceId),
                    value: `${destination.name}, ${destination.postcode} ${destination.city}, ${format.country(destination.country)}`,
                  },
                ]),
          ]}
        />
        <div className="pack-ship">
          <Button
            tone={unlabelled === null ? 'primary' : 'normal'}
            size="station"
            icon={task.collected === null ? Truck : ShoppingBag}
            binding="Enter"
            busy={pack.busy}
            why={unlabelled && inWords(unlabelled.sentence)}
            onPress={pack.confirm}
          >
            {task.collected === null ? texts.ship : collection.handOver}
          </Button>
          <p className="pack-large">
            {unlabelled !== null
              ? inWords(unlabelled.sentence)
              : task.collected === null
                ? texts.shipHint
                : collection.handOverHint}
          </p>
        </div>
        <div className="pack-side-actions">
          {task.byHand === null && (
            <Button size="touch" icon={Printer} binding="r" onPress={() => pack.ask('reprint')}>
              {texts.reprint}
            </Button>
          )}
          {unlabelled !== null && (
            <Button
              size="touch"
              icon={Truck}
              why={canAsk || roleAllows(role, 'lead') ? null : texts.ownLabelLead}
              onPress={() => pack.ask('own-label')}
            >
              {texts.ownLabel}
            </Button>
          )}
          <Button size="touch" binding="Escape" onPress={pack.putAside}>
            {texts.putAside}
          </Button>
        </div>
        <Wishes task={task} />
      </section>
    </div>
  )
}

/** As the virtual printer drew it; of a real printer the paper itself is the picture. */
function LabelPicture({ job }: { job: PrintJobView | null }) {
  const texts = useMessages('packing')
  const picture = useLive(
    PRINTING,
    async (client) => {
      if (job === null || !isOut(job)) return null
      const labels = await client.printers.labels({ printerId: job.printerId })
      // The job was settled right after its label had been drawn: the newest label not after that is its own.
      const label = labels.find(({ printedAt }) => printedAt <= job.changedAt)
      return label ? (await client.printers.picture({ printerId: job.printerId, labelId: label.id })).png : ''
    },
    [job?.id ?? null, job?.state ?? null],
  )
  if (picture.data)
    return <img className="pack-label" src={`data:image/png;base64,${picture.data}`} alt={texts.label} />
  if (picture.data === '')
    return (
      <div className="pack-invite">
        <Printer size={120} aria-hidden />
        <p className="pack-large">{texts.labelPrinted}</p>
      </div>
    )
  return (
    <div className="pack-label pack-label-coming">
      <p className="pack-large">
        {job === null || isOut(job) ? texts.labelComing : texts.jobStates[job.state]}
      </p>
    </div>
  )
}

function isOut({ state }: PrintJobView): boolean {
  return state === 'confirmed' || state === 'sent'
}

const JOB_LOOK: Readonly<Record<PrintJobView['state'], { tone: Tone; icon: typeof Clock }>> = {
  queued: { tone: 'neutral', icon: Clock },
  held: { tone: 'risk', icon: TriangleAlert },
  sending: { tone: 'neutral', icon: Send },
  sent: { tone: 'neutral', icon: Printer },
  confirmed: { tone: 'done', icon: CircleCheck },
  unknown: { tone: 'risk', icon: TriangleAlert },
  failed: { tone: 'blocked', icon: OctagonAlert },
  cancelled: { tone: 'neutral', icon: OctagonAlert },
}

/** It comes out somewhere else: at the station's fall-back, or where it was printed again. */
function OtherPrinter({ printerId }: { printerId: string }) {
  const texts = useMessages('packing')
  const printer = useLive(PRINTING, (client) => client.printers.list({})).data?.find(
    ({ id }) => id === printerId,
  )
  return <p className="pack-large">{texts.atPrinter({ printer: printer?.name ?? printerId })}</p>
}

function JobState(props: {
  job: PrintJobView
  isOneOfSeveral: boolean
  /** Of the station. */
  printerId: string
}) {
  const { job, isOneOfSeveral } = props
  const texts = useMessages('packing')
  const inWords = useSay()
  const answer = useCommand((client) => client.packing.answer)
  const release = useCommand((client) => client.packing.releaseJob)
  const { tone, icon } = JOB_LOOK[job.state]
  return (
    <div className="pack-job">
      {isOneOfSeveral && job.parcel !== null && <strong>{texts.parcel({ number: job.parcel })}</strong>}
      <StatusBadge tone={tone} icon={icon} label={texts.jobStates[job.state]} />
      {job.printerId !== props.printerId && <OtherPrinter printerId={job.printerId} />}
      {job.detail !== null && job.state !== 'confirmed' && (
        <p className="pack-job-detail">{inWords(job.detail)}</p>
      )}
      {job.state === 'unknown' && (
        <>
          <p className="pack-question">{texts.cameOut}</p>
          <p className="pack-job-detail">{texts.cameOutText}</p>
        </>
      )}
      {(job.state === 'unknown' || job.state === 'sent') && (
        <div className="pack-side-actions">
          {job.state === 'unknown' && (
            <Button
              tone="primary"
              size="touch"
              busy={answer.busy}
              onPress={() => void answer.run({ jobId: job.id, cameOut: true })}
            >
              {texts.yes}
            </Button>
          )}
          <Button
            size="touch"
            busy={answer.busy}
            onPress={() => void answer.run({ jobId: job.id, cameOut: false })}
          >
            {texts.no}
          </Button>
        </div>
      )}
      {(job.state === 'held' || job.state === 'failed') && (
        <div className="pack-side-actions">
          <Button
            tone="primary"
            size="touch"
            icon={Printer}
            busy={release.busy}
            onPress={() => void release.run({ jobId: job.id })}
          >
            {texts.sendNow}
          </Button>
          <Button
            size="touch"
            busy={answer.busy}
            onPress={() => void answer.run({ jobId: job.id, cameOut: true })}
          >
            {texts.haveIt}
          </Button>
        </div>
      )}
    </div>
  )
}
