import { type Role, roleMeanings, roles } from "@/lib/domain/roles";

type RoleChoiceProps = { value: Role; offered: readonly Role[]; onChange: (role: Role) => void };

/** The roles, each with what it may do beside it. */
export function RoleChoice({ value, offered, onChange }: RoleChoiceProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">Role</legend>
      {roles
        .filter((role) => offered.includes(role))
        .map((role) => (
          <label key={role} className="grid grid-cols-[1rem_3.75rem_1fr] items-baseline gap-x-2">
            <input
              type="radio"
              name="role"
              value={role}
              checked={role === value}
              onChange={() => onChange(role)}
              className="translate-y-0.5 accent-ink"
            />
            <span className="font-medium text-[0.8125rem]">{role}</span>
            <span className="text-caption text-muted">{roleMeanings[role]}</span>
          </label>
        ))}
    </fieldset>
  );
}
