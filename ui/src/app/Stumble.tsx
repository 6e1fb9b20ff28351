import { Component } from "react";
import type { ReactNode } from "react";

import { Failed } from "@/shared/ui/Failed";

/** A defect in one room leaves the others usable. */
export class Stumble extends Component<{ children: ReactNode }, { thrown: unknown }> {
  override state: { thrown: unknown } = { thrown: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { thrown };
  }

  override render() {
    if (this.state.thrown === null) return this.props.children;
    return <Failed failure={this.state.thrown} onRetry={() => this.setState({ thrown: null })} />;
  }
}
