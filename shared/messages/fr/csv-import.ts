import type { Translation } from '../definition.ts'
import type { csvImport as en } from '../en/csv-import.ts'

export const csvImport: Translation<typeof en> = {
  drop: 'Déposez ici sites.csv, products.csv, stock.csv, services.csv, rates.csv et orders.csv',
  choose: 'Choisir des fichiers',
  checking: 'Vérification des fichiers …',
  hint: 'Rien n’est enregistré avant que vous ayez vérifié le contenu.',
  notTaken: 'Refusé : {why}',
  noRoom: {
    full: 'le disque du dossier de données est plein, ou protégé en écriture. Rien n’a été gardé du fichier ; libérez de la place et choisissez-le à nouveau',
    'too-large': 'un fichier fait au plus 256 Mo',
  },
  otherFiles: 'Autres fichiers',
  importAll: '{rows, plural, one {Importer # ligne} other {Importer # lignes}}',
  importWithout:
    '{bad, plural, one {Importer sans la ligne en erreur} other {Importer sans les # lignes en erreur}}',
  imported: 'Importé. Les commandes sont en cours d’affectation.',
  unknownFile: 'Fichier inconnu',
  rowsGood: '{rows, plural, one {# ligne} other {# lignes}}',
  rowsBad: '{rows, plural, one {# ligne} other {# lignes}}, dont {bad, number} en erreur',
  lookAt: 'À regarder d’abord',
  timeZone: 'Les heures sans fuseau sont celles de',
  dateOrder: 'Les dates comme 3/4/2026',
  dateOrders: {
    ask: 'Choisir',
    'day-first': '3 avril : jour en premier',
    'month-first': '4 mars : mois en premier',
  },
  repeatedLines: 'Les lignes présentes deux fois',
  repeatedChoices: { ask: 'Choisir', once: 'Compter une fois', each: 'Compter à chaque fois' },
  file: 'Fichier',
  line: 'Ligne',
  column: 'Colonne',
  found: 'Trouvé',
  expected: 'Attendu',
  more: '{count, plural, one {et # autre} other {et # autres}}',
}
