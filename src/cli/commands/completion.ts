/** `rb-score completion`: its words and flags. */
import type { CommandDefinition } from '../command-definition.ts'

export const completionCommand: CommandDefinition = {
  name: 'completion',
  operand: {
    form: 'SHELL',
    about: { id: 'bash, zsh, fish, atau powershell', en: 'bash, zsh, fish or powershell' },
  },
  intent: 'prepare',
  summary: {
    id: 'pelengkapan perintah dengan tombol Tab',
    en: 'complete words with the Tab key',
  },
  examples: [
    {
      line: 'rb-score completion bash >> ~/.bashrc',
      about: { id: 'berlaku di terminal berikutnya', en: 'from the next terminal on' },
    },
    {
      line: 'rb-score completion zsh >> ~/.zshrc',
      about: { id: 'di bawah baris `compinit`', en: 'below the line `compinit`' },
    },
    {
      line: 'rb-score completion fish > ~/.config/fish/completions/rb-score.fish',
      about: { id: 'langsung berlaku', en: 'at once' },
    },
    {
      line: 'rb-score completion powershell >> $PROFILE',
      about: { id: 'di Windows', en: 'on Windows' },
    },
  ],
  groups: [],
  load: async () => (await import('../actions/run-completion.ts')).runCompletion,
}
