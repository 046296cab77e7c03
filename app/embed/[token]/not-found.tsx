export { DeadLink as default } from "@/components/shares/dead-link";
