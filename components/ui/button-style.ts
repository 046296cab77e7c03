import { cva, type VariantProps } from "class-variance-authority";

export const buttonStyle = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-3.5 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-ink hover:bg-primary/85",
        secondary: "border bg-card text-ink hover:bg-hover",
        ghost: "text-muted hover:bg-hover hover:text-ink",
        danger: "border bg-card text-confirmed hover:bg-tone-bad",
      },
      size: {
        small: "h-6.5 px-2 text-caption",
        medium: "h-8 px-3 text-[0.8125rem]",
        icon: "size-8",
        "icon-small": "size-6.5",
      },
    },
    defaultVariants: { variant: "secondary", size: "medium" },
  },
);

export type ButtonStyle = VariantProps<typeof buttonStyle>;
