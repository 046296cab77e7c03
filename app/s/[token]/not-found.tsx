export { DeadLink as default } from "@/components/shares/page/dead-link";
