import { plural } from '../../shared/lib/language.ts'
import { defineMessages } from '../lib/messages.ts'

export const filePreviewMessages = defineMessages({
  en: {
    rows: (rows: number) => `${plural('en', rows, '# row', '# rows')} can be taken.`,
    problems: (count: number) =>
      plural('en', count, '# row is wrong and is left out:', '# rows are wrong and are left out:'),
    more: (count: number) => `and ${plural('en', count, '# more', '# more')}`,
    line: (line: number) => `line ${line}`,
    go: (rows: number) => `Import ${plural('en', rows, '# row', '# rows')}`,
    tooLong: 'The file is larger than 2 MB: cut it into several.',
    failed: 'The file could not be read. Nothing was changed; choose it again.',
    cancel: 'Cancel',
  },
  fr: {
    rows: (rows) => `${plural('fr', rows, '# ligne peut être prise', '# lignes peuvent être prises')}.`,
    problems: (count) =>
      plural(
        'fr',
        count,
        '# ligne est fausse et laissée de côté :',
        '# lignes sont fausses et laissées de côté :',
      ),
    more: (count) => `et ${plural('fr', count, '# autre', '# autres')}`,
    line: (line) => `ligne ${line}`,
    go: (rows) => `Importer ${plural('fr', rows, '# ligne', '# lignes')}`,
    tooLong: 'Le fichier dépasse 2 Mo : découpez-le.',
    failed: 'Le fichier n’a pas pu être lu. Rien n’a été modifié ; choisissez-le à nouveau.',
    cancel: 'Annuler',
  },
})
