import { OctagonAlert, TriangleAlert } from 'lucide-react'
import { placeMessage } from '../../../shared/rules/sentence/finding-message.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import type { FileFault, RuleFile } from './rule-file.ts'

/** What a file holds, rule by rule where something is wrong, before it takes the place of the draft. */
export function ImportDialog(props: { file: RuleFile | null; onImport: () => void; onClose: () => void }) {
  const { file } = props
  const texts = useMessages('ruleEditor')
  const unread = file?.faults.filter(({ isRead }) => !isRead) ?? []
  const faulty = file?.faults.filter(({ isRead }) => isRead) ?? []
  return (
    <AskDialog
      isOpen={file !== null}
      onClose={props.onClose}
      title={texts.importTitle}
      isWide
      verb={texts.importGo}
      onGo={props.onImport}
    >
      <p>{texts.importText({ count: file?.rules.length ?? 0 })}</p>
      {unread.length > 0 && (
        <>
          <p>
            <StatusBadge
              tone="blocked"
              icon={OctagonAlert}
              label={texts.importUnread({ count: unread.length })}
            />
          </p>
          <Faults faults={unread} />
        </>
      )}
      {faulty.length > 0 && (
        <>
          <p>
            <StatusBadge
              tone="risk"
              icon={TriangleAlert}
              label={texts.importFaulty({ count: faulty.length })}
            />
          </p>
          <Faults faults={faulty} />
        </>
      )}
    </AskDialog>
  )
}

function Faults({ faults }: { faults: readonly FileFault[] }) {
  const texts = useMessages('ruleEditor')
  const inWords = useSay()
  return (
    <ul className="rule-faults">
      {faults.map(({ position, name, problems }) => (
        <li key={position}>
          <span className="unit">{texts.importNumber({ position: position + 1 })}</span>
          <span>
            {name !== '' && <strong>{name}</strong>}
            {problems.map((problem, index) => (
              <span key={index} className="rule-fault">
                <span className="unit">{inWords(placeMessage(problem.path))}</span> {inWords(problem.what)}{' '}
                {inWords(problem.remedy)}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
