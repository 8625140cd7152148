import { TriangleAlert } from 'lucide-react'
import type { ImportReport } from '../../../shared/contract/setup.ts'
import type { FileReading } from '../../../shared/domain/file-mapping.ts'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { ImportFileRow } from './import-file-row.tsx'

/** What each file is and how much of it is good; with `onRead` also what it takes to read it. */
export function ImportedFiles(props: {
  report: ImportReport
  onRead?: (name: string, reading: FileReading) => void
}) {
  const { report, onRead } = props
  return (
    <ul className="import-files">
      {report.files.map((file) => (
        <ImportFileRow
          key={`${file.name}/${file.sheet}`}
          file={file}
          services={report.services}
          {...(onRead && { onRead: (reading) => onRead(file.name, reading) })}
        />
      ))}
    </ul>
  )
}

/** What to look at before the rows are decided on. */
export function ImportAttention({ report }: { report: ImportReport }) {
  const texts = useMessages('csvImport')
  const inWords = useSay()
  if (report.attention.length === 0) return null
  return (
    <div className="import-attention" role="note" aria-label={texts.lookAt}>
      <StatusBadge tone="risk" icon={TriangleAlert} label={texts.lookAt} />
      <ul>
        {report.attention.map(({ file, what }) => (
          <li key={`${file}/${what.code}`}>
            <span className="mono">{file}</span> {inWords(what)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** File, line, column, what stands there, what was expected. */
export function ImportProblems({ report }: { report: ImportReport }) {
  const texts = useMessages('csvImport')
  const inWords = useSay()
  const format = useFormat()
  if (report.problemCount === 0) return null
  return (
    <div className="import-problems">
      <table>
        <thead>
          <tr>
            <th>{texts.file}</th>
            <th className="import-number">{texts.line}</th>
            <th>{texts.column}</th>
            <th>{texts.found}</th>
            <th>{texts.expected}</th>
          </tr>
        </thead>
        <tbody>
          {report.problems.map((problem) => (
            <tr key={`${problem.file}/${problem.line}/${problem.column}/${problem.expected.code}`}>
              <td className="mono">{problem.file}</td>
              <td className="import-number">{problem.line === null ? '' : format.integer(problem.line)}</td>
              <td className="mono">{problem.column}</td>
              <td className="mono">{problem.value}</td>
              <td>{inWords(problem.expected)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.problemCount > report.problems.length && (
        <p className="import-more">{texts.more({ count: report.problemCount - report.problems.length })}</p>
      )}
    </div>
  )
}
