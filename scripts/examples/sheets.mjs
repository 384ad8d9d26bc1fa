/** The synthetic sheets of examples/instruments: which rubric, whose, how good, the answers not left to chance, and whether papers stand beside all of them. */
export const SHEETS = [
  {
    file: 'spbe.csv',
    rubric: 'spbe-2020',
    unit: 'Pemerintah Kabupaten Contoh',
    year: '2025',
    quality: 0.7,
    seed: 20200059,
  },
  {
    file: 'pengelolaan-kinerja.csv',
    rubric: 'pengelolaan-kinerja-2022',
    unit: 'P-017',
    year: '2025',
    quality: 0.6,
    seed: 20220006,
    answers: {
      hasil: 'Di atas ekspektasi',
      perilaku: 'Sesuai ekspektasi',
      pembinaan: 'Tidak berlaku',
    },
  },
  {
    file: 'sistem-kerja.csv',
    rubric: 'sistem-kerja-2022',
    unit: 'Sekretariat Daerah Contoh',
    year: '2025',
    quality: 0.65,
    seed: 20220007,
  },
  {
    file: 'sakip.csv',
    rubric: 'sakip-2021',
    unit: 'Dinas Pendidikan Contoh',
    year: '2025',
    quality: 0.62,
    seed: 20210088,
    isProven: true,
  },
]
