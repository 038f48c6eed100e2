/**
 * When a file's last state entered the repository, as its history tells it: day and minute in Vietnam, who wrote it down, by which
 * commit, and the number of the receipt that was given for it; '' where it came in another way.
 */
export interface TakenIn {
  at: string;
  by: string;
  commit: string;
  receipt: string;
}
