import { FileUp, OctagonAlert, TriangleAlert } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import { DropZone, FileTrigger } from 'react-aria-components'
import type { ImportChoices, ImportReport, ImportUpload } from '../../../shared/contract/setup.ts'
import { Button } from '../../components/button.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { shrinkPicture } from '../../lib/shrink-picture.ts'
import { UploadError, uploadFile } from '../../lib/upload.ts'
import { useCommand } from '../../lib/use-command.ts'
import './import-files.css'
import { useDroppedFiles } from '../../lib/use-dropped-files.ts'
import { ImportQuestions } from './import-choices.tsx'
import { ImportAttention, ImportedFiles, ImportProblems } from './import-report.tsx'
import { RememberedFiles } from './remembered-files.tsx'

const NOTHING_CHOSEN: ImportChoices = {
  timeZone: null,
  dateOrder: null,
  repeatedLines: null,
  alreadyHere: null,
}

type Step =
  | { kind: 'choose'; trouble: string | null }
  | { kind: 'checking' }
  | { kind: 'checked'; uploads: readonly ImportUpload[]; choices: ImportChoices; report: ImportReport }
  | { kind: 'imported'; importId: string; report: ImportReport; undone: Undone | null }

const PICTURE = /^image\//

/** Pictures of products go up as small as they are shown. */
async function upload(file: File) {
  const picture = PICTURE.test(file.type) ? await shrinkPicture(file) : null
  return uploadFile(picture === null ? file : new File([picture], file.name))
}

interface Undone {
  cancelled: number
  kept: number
}

/** Takes files of orders, stock, rates and the rest, shows what is in them and what is wrong line by line, and imports on a second press. */
export function ImportFiles({ onImported }: { onImported: () => void }) {
  const texts = useMessages('csvImport')
  const [step, setStep] = useState<Step>({ kind: 'choose', trouble: null })
  const importing = useCommand((client) => client.setup.importFiles)
  const undoing = useCommand((client) => client.setup.undoImport)

  async function check(files: readonly File[]) {
    if (files.length === 0) return
    setStep({ kind: 'checking' })
    await preview(NOTHING_CHOSEN, () => Promise.all(files.map(upload)))
  }

  async function preview(choices: ImportChoices, put: () => Promise<readonly ImportUpload[]>) {
    try {
      const uploads = [...(await put())]
      const report = await connection.client.setup.previewImport({ uploads, choices })
      setStep({ kind: 'checked', uploads, choices, report })
    } catch (error) {
      const kind = error instanceof UploadError ? error.kind : 'other'
      const said = error instanceof Error ? error.message : String(error)
      setStep({ kind: 'choose', trouble: kind === 'other' ? said : texts.noRoom[kind] })
    }
  }

  async function commit(uploads: readonly ImportUpload[], choices: ImportChoices, skipBadRows: boolean) {
    const outcome = await importing.run({ uploads: [...uploads], choices, skipBadRows })
    if (outcome.kind !== 'done') return
    setStep({ kind: 'imported', importId: outcome.commandId, report: outcome.value, undone: null })
    onImported()
  }

  async function undo(imported: Extract<Step, { kind: 'imported' }>) {
    const outcome = await undoing.run({ importId: imported.importId })
    if (outcome.kind === 'done') setStep({ ...imported, undone: outcome.value })
  }

  const take = useRef(check)
  take.current = check
  useDroppedFiles(useCallback((files) => void take.current(files), []))

  if (step.kind === 'checked')
    return (
      <div className="import">
        <ImportedFiles
          report={step.report}
          onRead={(name, reading) =>
            void preview(step.choices, async () =>
              step.uploads.map((upload) => (upload.name === name ? { ...upload, reading } : upload)),
            )
          }
        />
        <ImportQuestions
          report={step.report}
          choices={step.choices}
          onChoose={(choices) => void preview(choices, async () => step.uploads)}
        />
        <ImportAttention report={step.report} />
        <ImportProblems report={step.report} />
        {step.report.files.some(replaces) && <p className="import-hint">{texts.replaces}</p>}
        <div className="import-actions">
          <Button onPress={() => setStep({ kind: 'choose', trouble: null })}>{texts.otherFiles}</Button>
          {step.report.problemCount > 0 ? (
            <Button busy={importing.busy} onPress={() => void commit(step.uploads, step.choices, true)}>
              {texts.importWithout({ bad: badRows(step.report) })}
            </Button>
          ) : (
            <Button
              tone="primary"
              busy={importing.busy}
              why={rows(step.report) === 0 ? texts.nothingYet : null}
              onPress={() => void commit(step.uploads, step.choices, false)}
            >
              {texts.importAll({ rows: rows(step.report) })}
            </Button>
          )}
        </div>
      </div>
    )
  if (step.kind === 'imported')
    return (
      <div className="import">
        <ImportedFiles report={step.report} />
        <p>{step.undone === null ? texts.imported : texts.undone(step.undone)}</p>
        <div className="import-actions">
          <Button onPress={() => setStep({ kind: 'choose', trouble: null })}>{texts.otherFiles}</Button>
          {step.undone === null && step.report.files.some(({ kind }) => kind === 'orders') && (
            <Button busy={undoing.busy} onPress={() => void undo(step)}>
              {texts.undo}
            </Button>
          )}
        </div>
      </div>
    )
  return (
    <div className="import">
      <DropZone
        className="import-drop"
        onDrop={(event) => {
          const files = event.items.filter((item) => item.kind === 'file').map((item) => item.getFile())
          void Promise.all(files).then(check)
        }}
      >
        <FileUp size={20} aria-hidden />
        <p>{step.kind === 'checking' ? texts.checking : texts.drop}</p>
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={['.csv', '.txt', '.tsv', '.xlsx', '.json', '.jpg', '.jpeg', '.png', '.webp']}
          onSelect={(files) => void check([...(files ?? [])])}
        >
          <Button busy={step.kind === 'checking'}>{texts.choose}</Button>
        </FileTrigger>
      </DropZone>
      {step.kind === 'choose' && step.trouble !== null && (
        <StatusBadge tone="blocked" icon={OctagonAlert} label={texts.notTaken({ why: step.trouble })} />
      )}
      <p className="import-hint">
        <TriangleAlert size={14} aria-hidden /> {texts.hint}
      </p>
      <RememberedFiles />
    </div>
  )
}

/** What is no order takes the place of what has the same key, and is not taken back. */
function replaces({ kind }: ImportReport['files'][number]): boolean {
  return kind !== null && kind !== 'orders'
}

function rows(report: ImportReport): number {
  return report.files.reduce((sum, file) => sum + file.rows, 0)
}

function badRows(report: ImportReport): number {
  return report.files.reduce((sum, file) => sum + file.badRows, 0)
}
