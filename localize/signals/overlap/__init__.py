"""What two texts share, counted exactly as sacreBLEU counts it."""
