import { plural } from '../../../shared/lib/language.ts'
import { defineMessages } from '../../lib/messages.ts'

export const importMessages = defineMessages({
  en: {
    drop: 'Drop sites.csv, products.csv, stock.csv, services.csv, rates.csv and orders.csv here',
    choose: 'Choose files',
    checking: 'Checking the files …',
    hint: 'Nothing is written before you have seen what is in them.',
    notTaken: (why: string) => `Not taken: ${why}`,
    noRoom: {
      full: 'the disk of the data folder is full, or cannot be written. Nothing was kept of the file; make room and choose it again',
      'too-large': 'a file may have at most 256 MB',
    },
    otherFiles: 'Other files',
    importAll: (rows: number) => plural('en', rows, 'Import # row', 'Import # rows'),
    importWithout: (bad: number) =>
      plural('en', bad, 'Import without the bad row', 'Import without the # bad rows'),
    imported: 'Imported. Orders are being decided.',
    unknownFile: 'Not a file we know',
    rowsGood: (rows: number) => plural('en', rows, '# row', '# rows'),
    rowsBad: (rows: number, bad: number) =>
      `${plural('en', rows, '# row', '# rows')}, ${plural('en', bad, '# bad', '# bad')}`,
    ignored: (columns: readonly string[]) => `Ignored: ${columns.join(', ')}`,
    file: 'File',
    line: 'Line',
    column: 'Column',
    found: 'Found',
    expected: 'Expected',
    more: (count: number) => plural('en', count, 'and # more', 'and # more'),
  },
  fr: {
    drop: 'Déposez ici sites.csv, products.csv, stock.csv, services.csv, rates.csv et orders.csv',
    choose: 'Choisir des fichiers',
    checking: 'Vérification des fichiers …',
    hint: 'Rien n’est écrit avant que vous ayez vu leur contenu.',
    notTaken: (why) => `Refusé : ${why}`,
    noRoom: {
      full: 'le disque du dossier de données est plein, ou protégé en écriture. Rien n’a été gardé du fichier ; libérez de la place et choisissez-le à nouveau',
      'too-large': 'un fichier fait au plus 256 Mo',
    },
    otherFiles: 'Autres fichiers',
    importAll: (rows) => plural('fr', rows, 'Importer # ligne', 'Importer # lignes'),
    importWithout: (bad) =>
      plural('fr', bad, 'Importer sans la ligne en erreur', 'Importer sans les # lignes en erreur'),
    imported: 'Importé. Les commandes sont en cours de décision.',
    unknownFile: 'Fichier inconnu',
    rowsGood: (rows) => plural('fr', rows, '# ligne', '# lignes'),
    rowsBad: (rows, bad) =>
      `${plural('fr', rows, '# ligne', '# lignes')}, dont ${plural('fr', bad, '# en erreur', '# en erreur')}`,
    ignored: (columns) => `Ignorées : ${columns.join(', ')}`,
    file: 'Fichier',
    line: 'Ligne',
    column: 'Colonne',
    found: 'Trouvé',
    expected: 'Attendu',
    more: (count) => plural('fr', count, 'et # autre', 'et # autres'),
  },
})
