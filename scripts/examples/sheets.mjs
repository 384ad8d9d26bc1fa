/** The synthetic sheets of examples/instruments: which rubric, whose, how good, and the answers that are not left to chance. */
export const SHEETS = [
  {
    file: 'spbe.csv',
    rubric: 'spbe-2020',
    unit: 'Pemerintah Kabupaten Contoh',
    year: '2025',
    quality: 0.7,
    seed: 20200059,
  },
]
