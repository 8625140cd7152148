import {
  Ban,
  CircleCheck,
  Clock,
  Download,
  FileText,
  OctagonAlert,
  Printer,
  TriangleAlert,
} from 'lucide-react'
import type { PackTask, ParcelPaperLine } from '../../../shared/contract/packing.ts'
import { Button } from '../../components/button.tsx'
import { StatusBadge, type Tone } from '../../components/status-badge.tsx'
import { bytesOf } from '../../lib/bytes-of.ts'
import { connection } from '../../lib/client.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'

const TOPICS = ['printing', 'orders', 'settings'] as const

const LOOK: Readonly<Record<ParcelPaperLine['standing'], { tone: Tone; icon: typeof Clock }>> = {
  'not-asked': { tone: 'neutral', icon: Ban },
  'no-printer': { tone: 'risk', icon: FileText },
  'not-printed': { tone: 'risk', icon: TriangleAlert },
  'not-kept': { tone: 'risk', icon: TriangleAlert },
  waiting: { tone: 'neutral', icon: Clock },
  printed: { tone: 'done', icon: CircleCheck },
  failed: { tone: 'blocked', icon: OctagonAlert },
  unknown: { tone: 'risk', icon: TriangleAlert },
}

/** How it stands with the papers beside the label, in one word; one key prints them, once more or for the first time. */
export function PaperNotes({ task, printerId }: { task: PackTask; printerId: string }) {
  const texts = useMessages('packing')
  const fulfillmentId = task.fulfillment.id
  const lines = useLive(
    TOPICS,
    (client) => client.packing.papers({ fulfillmentId, labelPrinterId: printerId }),
    [fulfillmentId, printerId],
  ).data
  const print = useCommand((client) => client.packing.printPaper)
  if (lines === null || lines.length === 0) return null
  const asked = lines.filter(({ standing }) => standing !== 'not-asked')
  const printable = (asked.length > 0 ? asked : lines).filter((line) => line.printerId !== null)

  async function printAll() {
    for (const { parcel, kind } of printable)
      await print.run({ fulfillmentId, parcel, kind, labelPrinterId: printerId })
  }
  return (
    <section className="pack-papers" aria-label={texts.papers.title}>
      <h2 className="pack-side-title">{texts.papers.title}</h2>
      <ul className="pack-label-notes">
        {lines.map((line) => (
          <Line key={`${line.parcel}/${line.kind}`} line={line} task={task} />
        ))}
      </ul>
      {printable.length > 0 && (
        <div className="pack-side-actions">
          <Button size="touch" icon={Printer} binding="p" busy={print.busy} onPress={() => void printAll()}>
            {asked.some(({ standing }) => standing === 'printed') ? texts.papers.again : texts.papers.print}
          </Button>
        </div>
      )}
    </section>
  )
}

function Line({ line, task }: { line: ParcelPaperLine; task: PackTask }) {
  const texts = useMessages('packing')
  const inWords = useSay()
  const answer = useCommand((client) => client.packing.answer)
  const { parcel, kind, standing, detail, jobId } = line
  const isWrong = standing === 'failed' || standing === 'unknown'

  async function save() {
    const files = await connection.client.packing.paperFiles({
      fulfillmentId: task.fulfillment.id,
      parcel,
      kind,
    })
    for (const { name, type, data } of files) saveFile(name, type, bytesOf(data))
  }
  return (
    <li className="pack-paper">
      <span className="pack-label-note">
        <span>
          {texts.papers.kinds[kind]}
          {task.fulfillment.parcels.length > 1 && ` · ${texts.parcel({ number: parcel })}`}
        </span>
        <StatusBadge {...LOOK[standing]} label={texts.papers.standings[standing]} />
        <Button tone="quiet" icon={Download} onPress={() => void save()}>
          {texts.papers.open}
        </Button>
      </span>
      {standing === 'no-printer' && <p className="pack-job-detail">{texts.papers.noPrinter}</p>}
      {standing === 'not-kept' && <p className="pack-job-detail">{texts.papers.notKept}</p>}
      {isWrong && detail !== null && <p className="pack-job-detail">{inWords(detail)}</p>}
      {isWrong && jobId !== null && (
        <Button busy={answer.busy} onPress={() => void answer.run({ jobId, cameOut: true })}>
          {texts.papers.haveIt}
        </Button>
      )}
    </li>
  )
}
