/** What keeps a command from doing what was asked: told in one line, with an exit code. */
export class Trouble extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode] 1, or 2 for a command line that can't be understood.
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
