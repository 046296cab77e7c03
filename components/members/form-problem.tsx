/** Why what was sent was refused, below the fields. */
export function FormProblem({ message }: { message: string | undefined }) {
  return message === undefined ? null : (
    <p role="alert" className="text-caption text-confirmed">
      {message}
    </p>
  );
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
