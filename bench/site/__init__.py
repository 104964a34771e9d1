"""The promises about the site: each is held against ``diptych serve`` as it is, asked over the network of this machine.

What asks shares the cores with what answers, so every figure is a little worse than it would be from another machine.
"""
