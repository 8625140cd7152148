import { problemSentence } from '../../app/csv/csv-problem.ts'
import { type OrderFile, wholeOrders } from './order-file.ts'

/** What stands beside a rejected file: what is wrong, line by line, in both languages, and what to do. */
export function problemsText(name: string, file: OrderFile): string {
  const { problems, problemCount } = file
  const taken = wholeOrders(file)
  const listed = (language: 'en' | 'fr') => problems.map((problem) => problemSentence(problem, language))
  const more = problemCount - problems.length
  return [
    `${name}: ${problemCount} problem(s). ${taken} order(s) without a problem were taken in.`,
    'Correct the file and put it into the folder "in" again; what was taken in already is recognised.',
    '',
    ...listed('en'),
    ...(more > 0 ? [`... and ${more} more`] : []),
    '',
    `${name} : ${problemCount} problème(s). ${taken} commande(s) sans problème ont été reprises.`,
    'Corrigez le fichier et redéposez-le dans le dossier « in » ; ce qui a déjà été repris est reconnu.',
    '',
    ...listed('fr'),
    ...(more > 0 ? [`... et ${more} autres`] : []),
    '',
  ].join('\n')
}

/** The same in a sentence, for the exception. */
export function problemsMessage(name: string, { problems, problemCount }: OrderFile): string {
  const shown = problems.slice(0, 3).map((problem) => problemSentence(problem, 'en'))
  const more = problemCount - shown.length
  return `${shown.join('; ')}${more > 0 ? ` (and ${more} more)` : ''}. All of it is in rejected/, beside ${name}; correct it and put it into the folder "in" again.`
}
