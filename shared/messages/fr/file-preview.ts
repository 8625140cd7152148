import type { Translation } from '../definition.ts'
import type { filePreview as en } from '../en/file-preview.ts'

export const filePreview: Translation<typeof en> = {
  rows: '{rows, plural, one {# ligne peut être prise} other {# lignes peuvent être prises}}.',
  problems:
    '{count, plural, one {# ligne est fausse et laissée de côté :} other {# lignes sont fausses et laissées de côté :}}',
  more: 'et {count, plural, one {# autre} other {# autres}}',
  line: 'ligne {line, number}',
  go: 'Importer {rows, plural, one {# ligne} other {# lignes}}',
  tooLong: 'Le fichier dépasse 2 Mo : découpez-le.',
  failed: 'Le fichier n’a pas pu être lu. Rien n’a été modifié ; choisissez-le à nouveau.',
  cancel: 'Annuler',
}
