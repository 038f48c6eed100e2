/** When a file's last state entered the repository, as its history tells it: day and minute in Vietnam, who wrote it down, by which commit. */
export interface TakenIn {
  at: string;
  by: string;
  commit: string;
}
