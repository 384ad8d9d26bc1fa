/** Published answers to the satisfaction survey, as rows of cells. */

/** Kabupaten Sekadau, first half of 2019: the rows of the published page, each nine answers in the order of its columns. */
const SEKADAU = `
  223434443 332333323 333443334 224444343 332333323 333433334 333333324
  343334434 333333333 323444443 234444443 333333323 343433324 344433444
  323333323 333333323 333333432 224444444 333433334 113433332 333233323
  334434443 333333323 233444342 312233333 333433334 444434344 333433334
  332332222 224444433 333433333 333434443 333433334 223443332 333433334
  333434334 333333334 332322323 333444323 333433333 223444433 332434323
  344433434 333433334 334343434 334444443 321323312 334444443 333444323
`

/** GASPUL, third quarter: how many of the 29 respondents gave 4, 3 and 2 to each element. */
const GASPUL = [
  ['U1 Persyaratan', 18, 11, 0],
  ['U2 Sistem, Mekanisme, dan Prosedur', 14, 15, 0],
  ['U3 Waktu Penyelesaian', 15, 12, 2],
  ['U4 Biaya/Tarif', 29, 0, 0],
  ['U5 Produk Spesifikasi Jenis Pelayanan', 15, 14, 0],
  ['U6 Kompetensi Pelaksana', 18, 11, 0],
  ['U7 Perilaku Pelaksana', 19, 10, 0],
  ['U8 Sarana dan Prasarana', 18, 11, 0],
  ['U9 Penanganan Pengaduan, Saran dan Masukan', 28, 1, 0],
]

export function sekadauRows() {
  const header = ['No', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9']
  const rows = SEKADAU.trim().split(/\s+/)
  return [header, ...rows.map((answers, position) => [position + 1, ...answers])]
}

/** Only how often each answer was given is known, so each column simply runs from its highest answer to its lowest. */
export function gaspulRows() {
  const columns = GASPUL.map(
    ([, fours, threes, twos]) => '4'.repeat(fours) + '3'.repeat(threes) + '2'.repeat(twos),
  )
  const rows = Array.from({ length: 29 }, (_, position) => [
    position + 1,
    ...columns.map(column => column[position]),
  ])
  return [['No', ...GASPUL.map(([name]) => name)], ...rows]
}
