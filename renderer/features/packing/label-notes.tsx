import type { PackTask } from '../../../shared/contract/packing.ts'
import type { LabelStanding } from '../../../shared/domain/label-standing.ts'
import { LabelStandingBadge } from '../../components/label-standing.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'

/** How it stands with the label of each parcel, in one word and one sentence. */
export function LabelNotes({ task }: { task: PackTask }) {
  const texts = useMessages('labelStandings')
  const inWords = useSay()
  if (task.labels.length === 0) return null
  return (
    <ul className="pack-label-notes">
      {task.labels.map(({ parcel, standing, isSandbox, problem }) => (
        <li key={parcel}>
          <span className="pack-label-note">
            {task.labels.length > 1 && <strong>{texts.parcel({ number: parcel })}</strong>}
            <LabelStandingBadge standing={standing} isSandbox={isSandbox} />
          </span>
          <p className="pack-job-detail">{isSandbox ? texts.sandboxSentence : texts.sentence[standing]}</p>
          {standing === 'in-hand' && problem !== null && (
            <p className="pack-job-detail tone-risk">{inWords(problem)}</p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What the packer should know before taking it up. */
const WORTH_SAYING: ReadonlySet<LabelStanding> = new Set([
  'waiting',
  'fetching',
  'elsewhere',
  'refused',
  'in-doubt',
  'own',
])

/** Of a row of the queue: the words of labels that are not simply there. */
export function LabelWords({ task }: { task: PackTask }) {
  const said = new Map(
    task.labels.flatMap((label) =>
      WORTH_SAYING.has(label.standing) || label.isSandbox ? [[label.standing, label.isSandbox] as const] : [],
    ),
  )
  return [...said].map(([standing, isSandbox]) => (
    <LabelStandingBadge key={standing} standing={standing} isSandbox={isSandbox} />
  ))
}
