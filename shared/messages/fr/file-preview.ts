import type { Translation } from '../definition.ts'
import type { filePreview as en } from '../en/file-preview.ts'

export const filePreview: Translation<typeof en> = {
  rows: '{rows, plural, one {# ligne peut être importée} other {# lignes peuvent être importées}}.',
  problems:
    '{count, plural, one {# ligne en erreur est ignorée :} other {# lignes en erreur sont ignorées :}}',
  more: 'et {count, plural, one {# autre} other {# autres}}',
  line: 'ligne {line, number}',
  go: 'Importer {rows, plural, one {# ligne} other {# lignes}}',
  tooLong: 'Le fichier dépasse 2 Mo : divisez-le.',
  failed: 'Le fichier n’a pas pu être lu. Rien n’a été modifié ; choisissez-le à nouveau.',
}
